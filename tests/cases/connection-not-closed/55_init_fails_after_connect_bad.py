# __init__ opens the connection and then fails: nobody has the object, nobody can close it.
import sqlite3


class Catalog:
    def __init__(self, path):
        conn = sqlite3.connect(path)  # expect: TX301
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        if version > 3:
            raise RuntimeError(f"{path}: made by a newer version")
        self.conn = conn

    def close(self):
        self.conn.close()
