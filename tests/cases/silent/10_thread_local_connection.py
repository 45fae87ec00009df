# Each thread keeps its own connection, in autocommit mode; the function lends what it has stored.
import sqlite3
import threading

_local = threading.local()


def connection(path: str) -> sqlite3.Connection:
    conn = getattr(_local, "conn", None)
    if conn is None:
        conn = sqlite3.connect(path, isolation_level=None)
        _local.conn = conn
    return conn


def hits(path: str, page: str) -> int:
    conn = connection(path)
    conn.execute("INSERT INTO hit (page) VALUES (?)", (page,))
    return conn.execute("SELECT count(*) FROM hit WHERE page = ?", (page,)).fetchone()[0]
