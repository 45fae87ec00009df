# An __exit__ that commits whatever happened in the block.
import sqlite3


class Batch:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.conn = sqlite3.connect(self.path)
        return self.conn.cursor()

    def __exit__(self, exc_type, exc, tb):
        self.conn.close()


def fill(path, rows):
    conn = sqlite3.connect(path)  # allow: TX301
    try:
        for row in rows:
            conn.execute("INSERT INTO t VALUES (?, ?)", (row.id, row.compute()))
    finally:
        conn.commit()  # expect: TX104
        conn.close()
