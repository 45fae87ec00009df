# apsw: as projects write it, and as it leaks.
import apsw


class Index:
    def __init__(self, path):
        self.db = apsw.Connection(path)

    def rebuild(self, rows):
        cur = self.db.cursor()
        cur.execute("BEGIN IMMEDIATE")  # expect: TX201
        cur.execute("DELETE FROM entry")
        cur.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        cur.execute("COMMIT")
