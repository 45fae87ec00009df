# The transaction that lock() opens is ended by unlock(): two methods of one class share the work.
import sqlite3


class SingleInstance:
    def __init__(self, path):
        self._db = sqlite3.connect(path, isolation_level=None, timeout=0)

    def lock(self):
        try:
            self._db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        return True

    def unlock(self):
        self._db.execute("ROLLBACK")

    def close(self):
        self._db.close()
