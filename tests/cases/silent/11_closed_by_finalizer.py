# The connection is closed by weakref.finalize and, in a script, by atexit: callbacks that outlive the function.
import atexit
import sqlite3
import weakref


class Cache:
    def __init__(self, path):
        self._conn = sqlite3.connect(path, isolation_level=None)
        self._finalizer = weakref.finalize(self, self._conn.close)

    def get(self, key):
        row = self._conn.execute("SELECT value FROM cache WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None


def open_for_script(path):
    conn = sqlite3.connect(path, isolation_level=None)
    atexit.register(conn.close)
    return conn
