# The helper is a context manager that closes; or closing() is put round it.
import sqlite3
from contextlib import closing, contextmanager


class Repo:
    def __init__(self, path):
        self.path = path

    @contextmanager
    def _connect(self):
        conn = sqlite3.connect(self.path)
        try:
            with conn:
                yield conn
        finally:
            conn.close()

    def add(self, name):
        with self._connect() as conn:
            conn.execute("INSERT INTO item (name) VALUES (?)", (name,))

    def all(self):
        with closing(sqlite3.connect(self.path)) as conn, conn:
            return conn.execute("SELECT * FROM item").fetchall()
