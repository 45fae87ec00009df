import time

from music.db import Database


class Album:
    def __init__(self, db: Database, key):
        self._db = db
        self.key = key

    def rename(self, title):
        with self._db.transaction() as tx:
            tx.mutate("UPDATE album SET title = ? WHERE id = ?", (title, self.key))
            tx.mutate("INSERT INTO log (album, at) VALUES (?, ?)", (self.key, time.time()))

    def tracks(self):
        with self._db.transaction() as tx:
            return tx.query("SELECT * FROM track WHERE album = ?", (self.key,))


class Library:
    def __init__(self, path):
        self.db = Database(path)

    def albums(self):
        with self.db.transaction() as tx:
            return [Album(self.db, row["id"]) for row in tx.query("SELECT id FROM album")]

    def close(self):
        self.db.close()
