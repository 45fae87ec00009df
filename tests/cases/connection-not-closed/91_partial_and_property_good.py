# A property that opens on first use, a partial as a factory, and `close` that clears both.
import functools
import sqlite3


class Cache:
    def __init__(self, path):
        self._open = functools.partial(sqlite3.connect, path, timeout=10)
        self._conn = None

    @property
    def conn(self):
        if self._conn is None:
            self._conn = self._open()
            self._conn.execute("CREATE TABLE IF NOT EXISTS kv (k PRIMARY KEY, v)")
        return self._conn

    def get(self, key):
        row = self.conn.execute("SELECT v FROM kv WHERE k = ?", (key,)).fetchone()
        return row[0] if row else None

    def close(self):
        if self._conn is not None:
            self._conn.close()
            self._conn = None
