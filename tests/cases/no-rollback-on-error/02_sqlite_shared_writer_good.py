# `with self.db` commits the writes or rolls them back; the shared connection stays open on purpose.
import sqlite3


class Catalogue:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def close(self):
        self.db.close()

    def add(self, isbn, title, authors):
        with self.db:
            self.db.execute("INSERT INTO book (isbn, title) VALUES (?, ?)", (isbn, title))
            self.db.executemany("INSERT INTO author (isbn, name) VALUES (?, ?)", [(isbn, name) for name in authors])

    def titles(self):
        return [title for (title,) in self.db.execute("SELECT title FROM book ORDER BY title")]
