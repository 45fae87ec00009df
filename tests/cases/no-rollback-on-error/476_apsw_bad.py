# apsw: as it leaks and loses.
import apsw


class Cache:
    def __init__(self, filename):
        self.db = apsw.Connection(filename)

    def replace(self, rows):
        cursor = self.db.cursor()
        cursor.execute("BEGIN IMMEDIATE")  # expect: TX201
        cursor.execute("DELETE FROM entry")
        cursor.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        cursor.execute("COMMIT")

    def close(self):
        self.db.close()
