# apsw: begun, ended and closed as it should be.
import apsw


class Cache:
    def __init__(self, filename):
        self.db = apsw.Connection(filename)

    def replace(self, rows):
        with self.db:
            self.db.execute("DELETE FROM entry")
            self.db.executemany("INSERT INTO entry VALUES (?, ?)", rows)

    def put(self, key, value):
        self.db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (key, value))

    def replace_by_hand(self, rows):
        cursor = self.db.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            cursor.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")

    def close(self):
        self.db.close()
