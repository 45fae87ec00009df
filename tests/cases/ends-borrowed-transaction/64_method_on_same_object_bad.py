# log() commits the connection that the other method writes on.
import sqlite3


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def log(self, text):
        self.conn.execute("INSERT INTO log VALUES (?)", (text,))
        self.conn.commit()  # expect: TX409

    def move(self, item, shelf):
        self.conn.execute("DELETE FROM place WHERE item = ?", (item,))  # allow: TX201
        self.log(f"moved {item}")
        self.conn.execute("INSERT INTO place VALUES (?, ?)", (item, shelf))
        self.conn.commit()

    def close(self):
        self.conn.close()
