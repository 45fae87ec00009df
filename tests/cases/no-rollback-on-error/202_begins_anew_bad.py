# A helper that ends what may be open and begins: the new transaction is its caller's to end, and no second one.
import sqlite3

from jobs import run


class Jobs:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.conn.close()

    def _begin(self):
        if self.conn.in_transaction:
            self.conn.rollback()
        self.conn.execute("BEGIN")

    def replace(self, name):
        self._begin()  # expect: TX201
        self.conn.execute("DELETE FROM job WHERE name = ?", (name,))
        run(name)
        self.conn.commit()

    def twice(self, name):
        self._begin()
        try:
            self.conn.execute("DELETE FROM job WHERE name = ?", (name,))
            self._begin()
            self.conn.execute("DELETE FROM done WHERE name = ?", (name,))
        except BaseException:
            self.conn.rollback()
            raise
        self.conn.commit()
