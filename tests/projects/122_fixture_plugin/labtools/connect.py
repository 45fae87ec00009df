import sqlite3
from contextlib import contextmanager


def open_lab(path):
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA foreign_keys = ON")
    return conn


@contextmanager
def lab(path):
    conn = open_lab(path)
    try:
        yield conn
    finally:
        conn.close()
