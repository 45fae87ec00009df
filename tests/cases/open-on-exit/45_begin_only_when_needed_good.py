# Begun and ended under the same condition, as a flag or as an attribute asked twice.
import sqlite3


class Cache:
    def __init__(self, path):
        self.con = sqlite3.connect(path, isolation_level=None)

    def prune(self, limit, own_transaction=True):
        if own_transaction:
            self.con.execute("BEGIN IMMEDIATE")
        try:
            n = self.con.execute("DELETE FROM cache WHERE used < ?", (limit,)).rowcount
        except BaseException:
            if own_transaction:
                self.con.execute("ROLLBACK")
            raise
        if own_transaction:
            self.con.execute("COMMIT")
        return n

    def clear(self):
        begun = not self.con.in_transaction
        if begun:
            self.con.execute("BEGIN")
        try:
            self.con.execute("DELETE FROM cache")
        except BaseException:
            if begun:
                self.con.rollback()
            raise
        else:
            if begun:
                self.con.commit()
