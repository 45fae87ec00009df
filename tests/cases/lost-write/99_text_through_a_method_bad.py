"""The method sends what it is given: the text of the statement stands in the call."""

import sqlite3


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def run(self, sql, *args):
        return self.conn.execute(sql, args)

    def commit(self):
        self.conn.commit()

    def close(self):
        self.conn.close()


def add(path, name):
    store = Store(path)
    try:
        store.run("INSERT INTO item (name) VALUES (?)", name)  # expect: TX403
    finally:
        store.close()


def count(path):
    store = Store(path)
    try:
        return store.run("SELECT count(*) FROM item").fetchone()[0]
    finally:
        store.close()


def rename(path, old, new):
    store = Store(path)
    try:
        store.run("UPDATE item SET name = ? WHERE name = ?", new, old)
        store.commit()
    finally:
        store.close()
