"""BEGIN and COMMIT go through a method that sends what it is given."""

import sqlite3


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    def run(self, sql, *args):
        return self.conn.execute(sql, args)

    def close(self):
        self.conn.close()


def move(store: Store, source, target):
    store.run("BEGIN IMMEDIATE")  # expect: TX201
    store.run("DELETE FROM place WHERE shelf = ?", source)
    store.run("INSERT INTO place VALUES (?)", target)
    store.run("COMMIT")


def move_safely(store: Store, source, target):
    store.run("BEGIN IMMEDIATE")
    try:
        store.run("DELETE FROM place WHERE shelf = ?", source)
        store.run("INSERT INTO place VALUES (?)", target)
    except BaseException:
        store.run("ROLLBACK")
        raise
    store.run("COMMIT")
