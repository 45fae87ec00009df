# The inner `with db` commits; isolation_level=None needs none.
import sqlite3
from contextlib import closing


def save(path, rows):
    with closing(sqlite3.connect(path)) as db, db:
        db.executemany("INSERT OR REPLACE INTO price VALUES (?, ?)", rows)


def touch(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE meta SET touched = 1")


def create(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE IF NOT EXISTS price (sku TEXT PRIMARY KEY, cents INTEGER)")
        db.execute("PRAGMA journal_mode = wal")
