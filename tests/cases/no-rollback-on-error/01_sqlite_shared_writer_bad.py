# Two writes and a commit over the one connection of the process. When the second fails, the write lock stays taken
# and the first is committed by whoever comes next.
import sqlite3


class Catalogue:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def close(self):
        self.db.close()

    def add(self, isbn, title, authors):
        self.db.execute("INSERT INTO book (isbn, title) VALUES (?, ?)", (isbn, title))  # expect: TX201
        self.db.executemany("INSERT INTO author (isbn, name) VALUES (?, ?)", [(isbn, name) for name in authors])
        self.db.commit()

    def titles(self):
        return [title for (title,) in self.db.execute("SELECT title FROM book ORDER BY title")]
