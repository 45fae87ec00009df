# A locked database was printed to the console and the caller was told that the order is stored.
import sqlite3


class Shop:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def place(self, customer, item):
        try:
            self.db.execute("INSERT INTO orders (customer, item) VALUES (?, ?)", (customer, item))
            self.db.commit()  # expect: TX102
        except sqlite3.Error as e:  # allow: TX204
            print("database error", e)
            self.db.rollback()
        return True
