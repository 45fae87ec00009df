# A nested function ends the transaction on every path of the outer one.
import sqlite3


class Unit:
    def __init__(self, path):
        self.con = sqlite3.connect(path, isolation_level=None)

    def run(self, steps):
        def end(ok):
            self.con.execute("COMMIT" if ok else "ROLLBACK")
            return ok

        self.con.execute("BEGIN")
        try:
            for step in steps:
                if not step(self.con):
                    return end(False)
        except BaseException:
            end(False)
            raise
        return end(True)
