# Every method connects anew.
import sqlite3


class Ledger:
    def __init__(self, path="ledger.db"):
        self.path = path
        with sqlite3.connect(self.path) as db:  # expect: TX302
            db.execute("CREATE TABLE IF NOT EXISTS entry (v)")

    def add(self, v):
        with sqlite3.connect(self.path) as db:  # expect: TX302
            db.execute("INSERT INTO entry VALUES (?)", (v,))

    def total(self):
        with sqlite3.connect(self.path) as db:  # expect: TX302
            return db.execute("SELECT sum(v) FROM entry").fetchone()[0]
