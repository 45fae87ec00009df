# The first transaction is committed on every path before the second BEGIN is sent.
import sqlite3
from contextlib import closing


def compact(path, keep):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        stale = db.execute("SELECT count(*) FROM page WHERE age > ?", (keep,)).fetchone()[0]
        db.execute("COMMIT")
        if not stale:
            return 0
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM page WHERE age > ?", (keep,))
        db.execute("COMMIT")
        return stale
