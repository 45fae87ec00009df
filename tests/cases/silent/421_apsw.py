# apsw: as projects write it.
import apsw


class Index:
    def __init__(self, path):
        self.db = apsw.Connection(path)
        self.db.setbusytimeout(1000)

    def rebuild(self, rows):
        with self.db:
            self.db.execute("DELETE FROM entry")
            self.db.executemany("INSERT INTO entry VALUES (?, ?)", rows)

    def find(self, key):
        for row in self.db.execute("SELECT value FROM entry WHERE key = ?", (key,)):
            return row[0]
        return None
