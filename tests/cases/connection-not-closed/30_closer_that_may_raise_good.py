"""A close() of the project that fails half way is not its caller's leak; work that closes at its end is."""

import sqlite3


class Store:
    def __init__(self, path, tracker):
        self.tracker = tracker
        self.db = sqlite3.connect(path)

    def close(self):
        if self.tracker:
            self.tracker.flush()
        self.db.close()


def refresh(path, tracker):
    store = Store(path, tracker)
    try:
        return store.db.execute("SELECT count(*) FROM item").fetchone()
    finally:
        store.close()


def drain(db, tracker):
    tracker.flush(db.execute("SELECT * FROM item").fetchall())
    db.close()


def empty(path, tracker):
    db = sqlite3.connect(path)  # expect: TX301
    drain(db, tracker)
