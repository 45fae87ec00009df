# A method that keeps its connection on the object only while it works closes nothing where it fails.
import sqlite3


class Notes:
    def __init__(self, path):
        self.path = path

    def add(self, text):
        self.conn = sqlite3.connect(self.path)  # expect: TX301
        self.conn.execute("INSERT INTO note (text) VALUES (?)", (text,))
        self.conn.commit()
        self.conn.close()


class Kept:
    def __init__(self, path):
        self.path = path

    def reopen(self):
        self.conn.close()
        self.conn = sqlite3.connect(self.path)
        self.conn.execute("PRAGMA foreign_keys = ON")

    def open(self):
        self.conn = sqlite3.connect(self.path)

    def close(self):
        self.conn.close()

    def add(self, text):
        self.open()
        self.conn.execute("INSERT INTO note (text) VALUES (?)", (text,))
        self.conn.commit()
        self.close()
