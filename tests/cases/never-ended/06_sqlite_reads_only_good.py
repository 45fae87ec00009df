# A SELECT does not open a transaction in sqlite3, so a read-only class needs no commit and no rollback.
import sqlite3


class Dictionary:
    def __init__(self, path):
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._db.row_factory = sqlite3.Row

    def close(self):
        self._db.close()

    def lookup(self, word):
        rows = self._db.execute("SELECT meaning FROM entry WHERE word = ?", (word,)).fetchall()
        return [row["meaning"] for row in rows]

    def size(self):
        (count,) = self._db.execute("SELECT count(*) FROM entry").fetchone()
        return count
