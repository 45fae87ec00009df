# BEGIN IMMEDIATE by hand on a connection that is kept; a failing callback leaves the write lock behind.
import sqlite3

db = sqlite3.connect("state.db", isolation_level=None)


def update(key, change):
    db.execute("BEGIN IMMEDIATE")  # expect: TX201
    old = db.execute("SELECT v FROM kv WHERE k = ?", (key,)).fetchone()
    db.execute("REPLACE INTO kv (k, v) VALUES (?, ?)", (key, change(old[0] if old else None)))
    db.execute("COMMIT")
