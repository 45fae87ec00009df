# The commit stands in finally, so a rename that stops half-way is made durable up to the failing pair.
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
        finally:
            self.conn.commit()  # expect: TX104
