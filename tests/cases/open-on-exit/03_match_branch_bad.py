# One branch of the match statement neither commits nor rolls back.
import sqlite3


class Board:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    def apply(self, command):
        self.db.execute("BEGIN IMMEDIATE")  # expect: TX202
        try:
            match command:
                case ("add", name):
                    self.db.execute("INSERT INTO card (name) VALUES (?)", (name,))
                    self.db.execute("COMMIT")
                case ("drop", name):
                    self.db.execute("DELETE FROM card WHERE name = ?", (name,))
                    self.db.execute("COMMIT")
                case _:
                    return "unknown command"
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        return "ok"
