# Two steps that each send BEGIN; the first one is not committed when there is something to clean up.
import sqlite3
from contextlib import closing


def compact(path, keep):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")  # allow: TX201,TX202
        stale = db.execute("SELECT count(*) FROM page WHERE age > ?", (keep,)).fetchone()[0]
        if not stale:
            db.execute("COMMIT")
            return 0
        db.execute("BEGIN IMMEDIATE")  # expect: TX206
        db.execute("DELETE FROM page WHERE age > ?", (keep,))
        db.execute("COMMIT")
        return stale
