# A helper gives the connection and a cursor of it, and the object keeps both: what the cursor writes is ended by the
# connection.
import sqlite3


class Bookmarks:
    def __init__(self, path):
        self.conn, self.cur = Bookmarks.open(path)

    @staticmethod
    def open(path):
        conn = sqlite3.connect(path)
        return (conn, conn.cursor())

    def reorder(self, urls):
        self.cur.execute("UPDATE bookmark SET id = -id")  # expect: TX201
        for number, url in enumerate(urls, start=1):
            self.cur.execute("UPDATE bookmark SET id = ? WHERE url = ?", (number, url))
        self.conn.commit()

    def reorder_safely(self, urls):
        with self.conn:
            self.cur.execute("UPDATE bookmark SET id = -id")
            for number, url in enumerate(urls, start=1):
                self.cur.execute("UPDATE bookmark SET id = ? WHERE url = ?", (number, url))

    def close(self):
        self.cur.close()
        self.conn.close()
