# The base class closes what the subclass opens.
import sqlite3


class Base:
    conn = None

    def __enter__(self):
        self.conn = self._connect()
        return self

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            self.conn.close()

    def _connect(self):
        raise NotImplementedError


class SqliteStore(Base):
    def __init__(self, path):
        self.path = path

    def _connect(self):
        return sqlite3.connect(self.path)

    def add(self, name):
        self.conn.execute("INSERT INTO item (name) VALUES (?)", (name,))


def fill(path, names):
    with SqliteStore(path) as store:
        for name in names:
            store.add(name)
