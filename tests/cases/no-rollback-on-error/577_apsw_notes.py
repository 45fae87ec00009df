import apsw


class Notes:
    def __init__(self, path):
        self.db = apsw.Connection(path)

    def add(self, text):
        with self.db:
            self.db.execute("INSERT INTO note VALUES (?)", (text,))

    def replace(self, texts):
        self.db.execute("BEGIN IMMEDIATE")  # expect: TX201
        self.db.execute("DELETE FROM note")
        for text in texts:
            self.db.execute("INSERT INTO note VALUES (?)", (text,))
        self.db.execute("COMMIT")

    def single(self, text):
        self.db.execute("UPDATE note SET text = ?", (text,))

    def close(self):
        self.db.close()


def total(path):
    with apsw.Connection(path) as db:  # allow: TX302
        return db.execute("SELECT count(*) FROM note").fetchall()
