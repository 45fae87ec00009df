# __enter__ closes the connection itself when one of its set-up statements fails.
import sqlite3


class Ledger:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.db = sqlite3.connect(self.path)
        try:
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("CREATE TABLE IF NOT EXISTS entry (account TEXT, amount INTEGER)")
        except BaseException:
            self.db.close()
            raise
        return self.db

    def __exit__(self, exc_type, exc, tb):
        self.db.close()
