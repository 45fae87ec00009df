# The helper raises an exception of its own beside those of the database.
import sqlite3


class Jobs:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.conn.close()

    def _save(self, name):
        if not name:
            raise ValueError(name)
        self.conn.execute("INSERT INTO job (name) VALUES (?)", (name,))

    def add(self, name):
        self.conn.execute("BEGIN")  # expect: TX205
        try:
            self._save(name)
        except sqlite3.Error:
            self.conn.rollback()
            raise
        self.conn.commit()
