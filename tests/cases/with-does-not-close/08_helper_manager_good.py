# The helper is a context manager that commits, rolls back and closes.
import sqlite3
from contextlib import contextmanager


class Favourites:
    def __init__(self, path):
        self.path = path

    @contextmanager
    def _connect(self):
        conn = sqlite3.connect(self.path)
        try:
            conn.row_factory = sqlite3.Row
            with conn:
                yield conn
        finally:
            conn.close()

    def add(self, song):
        with self._connect() as conn:
            conn.execute("INSERT INTO favourite (song) VALUES (?)", (song,))

    def all(self):
        with self._connect() as conn:
            return [row["song"] for row in conn.execute("SELECT song FROM favourite")]
