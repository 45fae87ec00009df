# The same with try/finally round the loop, or rows collected first.
import sqlite3


class Queue:
    def __init__(self, path):
        self.con = sqlite3.connect(path, isolation_level=None)

    def drain(self):
        self.con.execute("BEGIN IMMEDIATE")
        done = False
        try:
            for row in self.con.execute("SELECT id, body FROM q ORDER BY id").fetchall():
                self.con.execute("DELETE FROM q WHERE id = ?", (row[0],))
                yield row[1]
            done = True
        finally:
            self.con.execute("COMMIT" if done else "ROLLBACK")

    def peek(self):
        self.con.execute("BEGIN")
        try:
            rows = self.con.execute("SELECT id, body FROM q ORDER BY id").fetchall()
        finally:
            self.con.execute("COMMIT")
        for row in rows:
            yield row[1]
