# One name for one statement after the other: what it holds where it is sent counts.
import sqlite3


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def add(self, order, item):
        sql = "INSERT INTO orders VALUES (?)"
        self.conn.execute(sql, (order,))  # expect: TX201
        sql = "UPDATE item SET stock = stock - 1 WHERE id = ?"
        self.conn.execute(sql, (item,))
        self.conn.commit()

    def look(self, item):
        sql = "SELECT * FROM item WHERE id = ?"
        found = self.conn.execute(sql, (item,)).fetchone()
        sql = "SELECT * FROM orders WHERE item = ?"
        return found, self.conn.execute(sql, (item,)).fetchall()

    def create(self, schema, items):
        try:
            for sql in schema:
                self.conn.execute(sql)
            self.conn.commit()
            for item in items:
                sql = "INSERT INTO item VALUES (?)"
                self.conn.execute(sql, item)  # expect: TX201
            self.conn.commit()
        except sqlite3.Error as error:
            raise OSError("cannot set up") from error

    def close(self):
        self.conn.close()
