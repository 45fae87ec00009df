# All rows are read and the transaction is ended before the first one is handed out.
import sqlite3


class Timeline:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    def events(self):
        rows = []
        self.db.execute("BEGIN")
        try:
            for (day,) in self.db.execute("SELECT DISTINCT day FROM event ORDER BY day").fetchall():
                rows += self.db.execute("SELECT at, title FROM event WHERE day = ?", (day,)).fetchall()
        finally:
            self.db.execute("ROLLBACK")
        yield from rows
