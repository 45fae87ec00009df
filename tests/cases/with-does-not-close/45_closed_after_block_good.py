# The block is for the transaction, the close comes after, also on errors, or in the caller.
import sqlite3


def store(path, rows):
    conn = sqlite3.connect(path)
    try:
        with conn:
            conn.executemany("INSERT INTO t VALUES (?)", rows)
    finally:
        conn.close()


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def add(self, row):
        with self.conn:
            self.conn.execute("INSERT INTO t VALUES (?)", row)

    def close(self):
        self.conn.close()
