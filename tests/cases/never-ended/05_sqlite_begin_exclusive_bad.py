# BEGIN EXCLUSIVE is used as a lock between processes, but nothing in the class ever releases it.
import sqlite3


class SingleInstance:
    def __init__(self, path):
        self._db = sqlite3.connect(path, isolation_level=None, timeout=0)

    def claim(self):
        try:
            self._db.execute("BEGIN EXCLUSIVE")  # expect: TX203
        except sqlite3.OperationalError:
            return False
        self._db.execute("REPLACE INTO owner (id, at) VALUES (1, datetime('now'))")
        return True
