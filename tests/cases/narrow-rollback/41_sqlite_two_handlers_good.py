# Two handlers, or a handler and finally with in_transaction.
import sqlite3


class Ledger:
    def __init__(self, path):
        self.con = sqlite3.connect(path)

    def book(self, entry, check):
        try:
            self.con.execute("INSERT INTO entry (v) VALUES (?)", (entry.value,))
            check(entry)
            self.con.commit()
        except sqlite3.OperationalError:
            self.con.rollback()
            raise
        except Exception as e:
            self.con.rollback()
            raise ValueError(entry) from e

    def book_again(self, entry, check):
        try:
            self.con.execute("INSERT INTO entry (v) VALUES (?)", (entry.value,))
            check(entry)
            self.con.commit()
        except sqlite3.OperationalError as e:
            raise RuntimeError("locked") from e
        finally:
            if self.con.in_transaction:
                self.con.rollback()
