# The connection belongs to the object; another method commits.
import sqlite3


class Journal:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def write(self, text):
        self.conn.execute("INSERT INTO line (text) VALUES (?)", (text,))

    def close(self):
        self.conn.commit()
        self.conn.close()
