# The helper returns a new connection, and the methods use it in a block that does not close it.
import sqlite3


class Favourites:
    def __init__(self, path):
        self.path = path

    def _connect(self):
        conn = sqlite3.connect(self.path)
        conn.row_factory = sqlite3.Row
        return conn

    def add(self, song):
        with self._connect() as conn:  # expect: TX302
            conn.execute("INSERT INTO favourite (song) VALUES (?)", (song,))

    def all(self):
        with self._connect() as conn:  # expect: TX302
            return [row["song"] for row in conn.execute("SELECT song FROM favourite")]
