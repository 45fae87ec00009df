# When the set-up statement in __enter__ fails, __exit__ is not called and nobody closes the connection.
import sqlite3


class Ledger:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.db = sqlite3.connect(self.path)  # expect: TX301
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute("CREATE TABLE IF NOT EXISTS entry (account TEXT, amount INTEGER)")
        return self.db

    def __exit__(self, exc_type, exc, tb):
        self.db.close()
