import pyodbc


class Shop:
    def __init__(self, dsn):
        self.conn = pyodbc.connect(dsn)

    def move(self, item, shelf):
        cursor = self.conn.cursor()
        cursor.execute("DELETE FROM place WHERE item = ?", item)  # expect: TX201
        cursor.execute("INSERT INTO place VALUES (?, ?)", item, shelf)
        cursor.commit()

    def move_well(self, item, shelf):
        cursor = self.conn.cursor()
        try:
            cursor.execute("DELETE FROM place WHERE item = ?", item)
            cursor.execute("INSERT INTO place VALUES (?, ?)", item, shelf)
        except BaseException:
            cursor.rollback()
            raise
        cursor.commit()

    def close(self):
        self.conn.close()
