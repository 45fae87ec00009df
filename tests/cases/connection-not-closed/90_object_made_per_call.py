"""An object that keeps its connection for good is a leak where a function makes one and lets go of it."""

import sqlite3


class Reader:
    def __init__(self, path):
        self.con = sqlite3.connect(path)  # expect: TX301

    def count(self):
        return self.con.execute("SELECT count(*) FROM station").fetchone()[0]


def stations(path):
    reader = Reader(path)
    return reader.count()
