# The block's context manager rolls back for sqlite3 errors alone; any other exception in the body leaves the BEGIN open
# on the kept connection.
import sqlite3
from contextlib import contextmanager


class Notebook:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    @contextmanager
    def change(self):
        self.db.execute("BEGIN")  # expect: TX205,TX201
        try:
            yield self.db
            self.db.execute("COMMIT")
        except sqlite3.Error:
            self.db.execute("ROLLBACK")
            raise
