# The same in a context manager of the module that ends the transaction on both ways.
import sqlite3
from contextlib import contextmanager

db = sqlite3.connect("state.db", isolation_level=None)


@contextmanager
def immediate():
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        db.execute("ROLLBACK")
        raise
    else:
        db.execute("COMMIT")


def update(key, change):
    with immediate() as tx:
        old = tx.execute("SELECT v FROM kv WHERE k = ?", (key,)).fetchone()
        tx.execute("REPLACE INTO kv (k, v) VALUES (?, ?)", (key, change(old[0] if old else None)))
