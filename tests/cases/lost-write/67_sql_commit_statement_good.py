# COMMIT is sent as SQL; a helper commits; a dry run rolls back on purpose.
import sqlite3
from contextlib import closing


def finish(conn):
    conn.commit()


def by_sql(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE counter SET n = n + 1")
        conn.execute("COMMIT")


def by_helper(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE counter SET n = n + 1")
        finish(conn)


def dry_run(path):
    with closing(sqlite3.connect(path)) as conn:
        changed = conn.execute("UPDATE counter SET n = 0").rowcount
        conn.rollback()
    return changed
