# Rollback for OperationalError only; IntegrityError and errors of the callback leave the transaction open.
import sqlite3


class Ledger:
    def __init__(self, path):
        self.con = sqlite3.connect(path)

    def book(self, entry, check):
        try:
            self.con.execute("INSERT INTO entry (v) VALUES (?)", (entry.value,))  # expect: TX205
            check(entry)
            self.con.execute("UPDATE total SET v = v + ?", (entry.value,))
            self.con.commit()
        except sqlite3.OperationalError:
            self.con.rollback()
            raise
