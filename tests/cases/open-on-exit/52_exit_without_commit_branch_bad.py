# __exit__ commits or rolls back only when no other error was noted.
import sqlite3


class Unit:
    def __init__(self, path):
        self.con = sqlite3.connect(path, isolation_level=None)
        self.failed = False

    def run(self, steps):
        self.con.execute("BEGIN")  # expect: TX202,TX201
        for step in steps:
            if not step(self.con):
                self.failed = True
                return False
        self.con.execute("COMMIT")
        return True
