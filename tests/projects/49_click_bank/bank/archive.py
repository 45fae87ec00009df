import sqlite3

from bank.store import Store


def copy_all(store: Store, path):
    rows = store.conn.execute("SELECT account, amount FROM booking").fetchall()
    with sqlite3.connect(path) as archive:  # expect: TX302
        archive.executemany("INSERT INTO booking (account, amount) VALUES (?, ?)", rows)
    with store.transaction() as conn:
        conn.execute("DELETE FROM booking")


def merge(paths, target: Store):
    for path in paths:
        store = Store(path)  # expect: TX301
        rows = store.conn.execute("SELECT account, amount FROM booking").fetchall()
        if not rows:
            continue
        with target.transaction() as conn:
            conn.executemany("INSERT INTO booking (account, amount) VALUES (?, ?)", rows)
        store.close()
