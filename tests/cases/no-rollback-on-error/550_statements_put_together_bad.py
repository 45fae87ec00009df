"""Statements that are put together before they are sent, and those that a wrapper passes on as it gets them."""

import sqlite3

VERSION = "_v3"


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def close(self):
        self.conn.close()

    def run(self, *args):
        return self.conn.execute(*args)

    def move(self, name, shelf):
        self.run("DELETE FROM item WHERE name = ?", (name,))  # expect: TX201
        self.run("INSERT INTO item VALUES (?, ?)", (name, shelf))
        self.conn.commit()

    def rename(self, old, new):
        query = f"UPDATE item{VERSION} SET name = ?"
        if old:
            query += " WHERE name = ?"
        self.conn.execute(query, (new, old))  # expect: TX201
        self.conn.execute("INSERT INTO renamed VALUES (?, ?)", (old, new))
        self.conn.commit()

    def look(self, name):
        query = f"SELECT shelf FROM item{VERSION} WHERE name = ?"
        found = self.run(query, (name,)).fetchone()
        return found, self.conn.execute(query, ("",)).fetchone()
