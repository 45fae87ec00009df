"""close() of the object closes its cursor only; that the connection is given a function does not end it."""

import sqlite3


def matches(pattern, text):
    return pattern in text


class Index:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)  # expect: TX301
        self.cursor = self.conn.cursor()
        self.conn.create_function("MATCHES", 2, matches)
        self.conn.interrupt()

    def search(self, pattern):
        self.cursor.execute("SELECT id FROM pages WHERE MATCHES(?, body)", (pattern,))
        return self.cursor.fetchall()

    def close(self):
        self.cursor.close()
