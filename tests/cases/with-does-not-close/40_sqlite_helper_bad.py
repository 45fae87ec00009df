# A helper returns sqlite3.connect(); its users take the with block for a close.
import sqlite3


class Repo:
    def __init__(self, path):
        self.path = path

    def _connect(self):
        conn = sqlite3.connect(self.path)
        conn.execute("PRAGMA foreign_keys = ON")
        return conn

    def add(self, name):
        with self._connect() as conn:  # expect: TX302
            conn.execute("INSERT INTO item (name) VALUES (?)", (name,))

    def all(self):
        with self._connect() as conn:  # expect: TX302
            return conn.execute("SELECT * FROM item").fetchall()
