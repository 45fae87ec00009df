# Python 3.12's autocommit=False keeps a transaction open at all times: that one is open at the end of a method is normal.
import sqlite3


class Drawer:
    def __init__(self, path):
        self.db = sqlite3.connect(path, autocommit=False)

    def close(self):
        self.db.close()

    def put(self, name):
        with self.db:
            self.db.execute("INSERT INTO thing (name) VALUES (?)", (name,))

    def names(self):
        return [name for (name,) in self.db.execute("SELECT name FROM thing")]
