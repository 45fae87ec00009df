# Each branch of the match statement only decides; the one end of the transaction stands behind it.
import sqlite3


class Board:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    def apply(self, command):
        answer = "ok"
        self.db.execute("BEGIN IMMEDIATE")
        try:
            match command:
                case ("add", name):
                    self.db.execute("INSERT INTO card (name) VALUES (?)", (name,))
                case ("drop", name):
                    self.db.execute("DELETE FROM card WHERE name = ?", (name,))
                case _:
                    answer = "unknown command"
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        return answer
