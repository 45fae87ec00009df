# BEGIN pins a snapshot for the reader; without finally the COMMIT is only reached by callers that read to the end.
import sqlite3


class Timeline:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    def events(self):
        self.db.execute("BEGIN")  # expect: TX207
        for (day,) in self.db.execute("SELECT DISTINCT day FROM event ORDER BY day").fetchall():
            for row in self.db.execute("SELECT at, title FROM event WHERE day = ?", (day,)):
                yield row
        self.db.execute("COMMIT")
