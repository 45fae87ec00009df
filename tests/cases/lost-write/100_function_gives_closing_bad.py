"""The function gives `closing(…)`: leaving the block closes, and never commits."""

import sqlite3
from contextlib import closing, nullcontext


def opened(path, conn=None):
    if conn is not None:
        return nullcontext(conn)
    return closing(sqlite3.connect(path))


def add(path, name):
    with opened(path) as conn:
        conn.execute("INSERT INTO item (name) VALUES (?)", (name,))  # expect: TX403


def add_for_good(path, name):
    with opened(path) as conn, conn:
        conn.execute("INSERT INTO item (name) VALUES (?)", (name,))


def count(path):
    manager = opened(path)
    with manager as conn:
        return conn.execute("SELECT count(*) FROM item").fetchone()[0]
