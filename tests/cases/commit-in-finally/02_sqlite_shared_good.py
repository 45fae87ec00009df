# commit() stands in the else clause, every failure is rolled back.
import sqlite3


class TagStore:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def close(self):
        self.conn.close()

    def rename_many(self, pairs):
        try:
            for old, new in pairs:
                self.conn.execute("UPDATE tag SET name = ? WHERE name = ?", (new, old))
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise
