# The method joins a transaction that is open already and begins one of its own only where there is none.
import sqlite3


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    def put(self, key, value):
        joined = self.db.in_transaction
        if not joined:
            self.db.execute("BEGIN")
        try:
            self.db.execute("DELETE FROM pair WHERE key = ?", (key,))
            self.db.execute("INSERT INTO pair (key, value) VALUES (?, ?)", (key, value))
        except BaseException:
            if not joined:
                self.db.execute("ROLLBACK")
            raise
        if not joined:
            self.db.execute("COMMIT")
