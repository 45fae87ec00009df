import sqlite3


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)
        self.conn.row_factory = sqlite3.Row

    def add(self, name, amount):
        with self.conn:
            self.conn.execute("INSERT INTO item (name, amount) VALUES (?, ?)", (name, amount))

    def move(self, name, target, amount):
        with self.conn:
            self.conn.execute("UPDATE item SET amount = amount - ? WHERE name = ?", (amount, name))
            self.conn.execute("INSERT INTO moved (name, target, amount) VALUES (?, ?, ?)", (name, target, amount))

    def rows(self):
        return self.conn.execute("SELECT name, amount FROM item ORDER BY name").fetchall()

    def close(self):
        self.conn.close()
