import sqlite3
from contextlib import contextmanager


class Catalog:
    def __init__(self, conn):
        self.conn = conn

    @classmethod
    @contextmanager
    def open(cls, path):
        conn = sqlite3.connect(path, isolation_level=None)
        try:
            conn.execute("PRAGMA journal_mode = WAL")
            yield cls(conn)
        finally:
            conn.close()

    @contextmanager
    def transaction(self):
        cur = self.conn.cursor()
        cur.execute("BEGIN")
        try:
            yield cur
        except BaseException:
            cur.execute("ROLLBACK")
            raise
        else:
            cur.execute("COMMIT")
        finally:
            cur.close()

    def pending(self):
        return self.conn.execute("SELECT id, path FROM file WHERE NOT done").fetchall()

    def done(self, key):
        self.conn.execute("UPDATE file SET done = 1 WHERE id = ?", (key,))
