# Closed before the exception leaves __init__; or a classmethod that does the same.
import sqlite3


class Catalog:
    def __init__(self, path):
        conn = sqlite3.connect(path)
        try:
            version = conn.execute("PRAGMA user_version").fetchone()[0]
            if version > 3:
                raise RuntimeError(f"{path}: made by a newer version")
        except BaseException:
            conn.close()
            raise
        self.conn = conn

    def close(self):
        self.conn.close()


class Reader:
    def __init__(self, conn):
        self.conn = conn

    @classmethod
    def open(cls, path):
        conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        return cls(conn)

    def close(self):
        self.conn.close()
