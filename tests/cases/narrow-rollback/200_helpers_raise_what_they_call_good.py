# The helpers only send statements, so that a handler for the database's errors catches all that they raise.
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

    def _save_all(self, names):
        for name in names:
            self._save(name)

    def add(self, name):
        self.conn.execute("BEGIN")
        try:
            self._save(name)
        except (ValueError, sqlite3.Error):
            self.conn.rollback()
            raise
        self.conn.commit()

    def add_all(self, names):
        self.conn.execute("BEGIN")
        try:
            self._save_all(names)
        except (ValueError, sqlite3.Error):
            self.conn.rollback()
            raise
        self.conn.commit()
