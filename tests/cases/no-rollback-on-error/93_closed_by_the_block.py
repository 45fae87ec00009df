# The block that the class is used by closes the connection, whatever fails in it, and the transaction with it.
import sqlite3


class Versions:
    def __init__(self, path):
        self.path = path
        self.conn = None

    def open(self):
        self.conn = sqlite3.connect(self.path)

    def close(self):
        self.conn.close()

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.close()

    def refresh(self, versions):
        self.conn.execute("DELETE FROM version")
        self.conn.executemany("INSERT INTO version VALUES (?)", versions)
        self.conn.commit()


class KeptVersions:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def close(self):
        self.conn.close()

    def refresh(self, versions):
        self.conn.execute("DELETE FROM version")  # expect: TX201
        self.conn.executemany("INSERT INTO version VALUES (?)", versions)
        self.conn.commit()
