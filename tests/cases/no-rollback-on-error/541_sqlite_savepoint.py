# A SAVEPOINT outside of a transaction begins one in SQLite; its RELEASE commits, going back to it ends nothing.
import sqlite3


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def move(self, item, shelf):
        self.conn.execute("SAVEPOINT move")  # expect: TX201
        self.conn.execute("DELETE FROM place WHERE item = ?", (item,))
        self.conn.execute("INSERT INTO place VALUES (?, ?)", (item, shelf))
        self.conn.execute("RELEASE move")

    def move_safely(self, item, shelf):
        self.conn.execute("SAVEPOINT move")
        try:
            self.conn.execute("DELETE FROM place WHERE item = ?", (item,))
            self.conn.execute("INSERT INTO place VALUES (?, ?)", (item, shelf))
        except BaseException:
            self.conn.execute("ROLLBACK TO move")
            self.conn.execute("RELEASE move")
            raise
        self.conn.execute("RELEASE move")

    def close(self):
        self.conn.close()


def add_by_savepoint(path, rows):
    conn = sqlite3.connect(path)
    try:
        conn.execute("SAVEPOINT rows")
        conn.executemany("INSERT INTO t VALUES (?)", rows)
        if not rows:
            return
        conn.execute("RELEASE SAVEPOINT rows")
    finally:
        conn.close()
