import sqlite3
from contextlib import contextmanager


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    @contextmanager
    def transaction(self):
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield self.conn
        except BaseException:
            self.conn.execute("ROLLBACK")
            raise
        self.conn.execute("COMMIT")

    def close(self):
        self.conn.close()


@contextmanager
def open_store(path):
    store = Store(path)
    try:
        yield store
    finally:
        store.close()
