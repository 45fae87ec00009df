# The connection is given to an object that closes it, and the failure before that is covered.
import sqlite3


class Index:
    def __init__(self, conn):
        self._conn = conn

    def close(self):
        self._conn.close()

    def find(self, word):
        return self._conn.execute("SELECT page FROM hit WHERE word = ?", (word,)).fetchall()


def open_index(path):
    conn = sqlite3.connect(path)
    try:
        conn.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        conn.close()
        raise
    return Index(conn)
