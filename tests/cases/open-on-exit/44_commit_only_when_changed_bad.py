# COMMIT only if rows were changed: the unchanged case leaves the explicit transaction open.
import sqlite3


class Cache:
    def __init__(self, path):
        self.con = sqlite3.connect(path, isolation_level=None)

    def prune(self, limit):
        self.con.execute("BEGIN IMMEDIATE")  # expect: TX202
        try:
            n = self.con.execute("DELETE FROM cache WHERE used < ?", (limit,)).rowcount
        except BaseException:
            self.con.execute("ROLLBACK")
            raise
        if n:
            self.con.execute("COMMIT")
        return n
