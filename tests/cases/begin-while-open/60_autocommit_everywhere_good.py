# All that this module connects is in autocommit, so is what its functions hand to each other.
import sqlite3


def open_store(path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def set_size(conn: sqlite3.Connection, size):
    conn.execute("INSERT INTO meta VALUES ('size', ?)", (size,))


def fill(target: sqlite3.Connection, rows):
    set_size(target, len(rows))
    target.execute("BEGIN IMMEDIATE")
    try:
        target.executemany("INSERT INTO row VALUES (?)", rows)
    except BaseException:
        target.execute("ROLLBACK")
        raise
    target.execute("COMMIT")
