# A generator over a write transaction that is ended after the loop only.
import sqlite3


class Queue:
    def __init__(self, path):
        self.con = sqlite3.connect(path, isolation_level=None)

    def drain(self):
        self.con.execute("BEGIN IMMEDIATE")  # expect: TX207
        for row in self.con.execute("SELECT id, body FROM q ORDER BY id").fetchall():
            self.con.execute("DELETE FROM q WHERE id = ?", (row[0],))
            yield row[1]
        self.con.execute("COMMIT")
