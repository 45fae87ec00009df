# Nested blocks over one connection: only the outermost level begins and ends, counted by a depth.
import sqlite3


class Database:
    def __init__(self, path):
        self._db = sqlite3.connect(path, isolation_level=None)
        self._depth = 0

    def close(self):
        self._db.close()

    def __enter__(self):
        if self._depth == 0:
            self._db.execute("BEGIN")
        self._depth += 1
        return self

    def __exit__(self, exc_type, exc, tb):
        self._depth -= 1
        if self._depth == 0:
            self._db.execute("COMMIT" if exc_type is None else "ROLLBACK")

    def set(self, key, value):
        with self:
            self._db.execute("REPLACE INTO pair (key, value) VALUES (?, ?)", (key, value))
