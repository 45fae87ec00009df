# A manager that ends its transaction after success only is reported once, where it begins, and not by every user.
import sqlite3
from contextlib import contextmanager

from jobs import run

db = sqlite3.connect("jobs.db", isolation_level=None)


@contextmanager
def transaction(conn):
    conn.execute("BEGIN IMMEDIATE")  # expect: TX201
    yield conn
    conn.execute("COMMIT")


@contextmanager
def careful(conn):
    conn.execute("BEGIN IMMEDIATE")  # expect: TX205
    try:
        yield
        conn.execute("COMMIT")
    except sqlite3.Error:
        conn.execute("ROLLBACK")
        raise


def rename(key, name):
    with transaction(db) as conn:
        conn.execute("UPDATE job SET name = ? WHERE id = ?", (name, key))


def remove(key):
    with transaction(db):
        run(key)
        db.execute("DELETE FROM job WHERE id = ?", (key,))


def archive(key):
    with careful(db):
        db.execute("UPDATE job SET archived = 1 WHERE id = ?", (key,))


class Jobs:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    def touch(self, key):
        with careful(self.conn):
            run(key)
            self.conn.execute("UPDATE job SET touched = 1 WHERE id = ?", (key,))

    def close(self):
        self.conn.close()
