# Leaving the block by an exception commits what was done of it: __exit__ is called then, too.
import sqlite3


class Library:
    """Logs the error, and commits all the same."""

    def __init__(self, path, keeps=True):
        self.path = path
        self.keeps = keeps

    def __enter__(self):
        self.conn = sqlite3.connect(self.path)
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        try:
            changes = self.conn.total_changes
            if exc_type is not None:
                print("failed", exc_val)
            if self.keeps and changes:
                self.conn.commit()  # expect: TX104
        finally:
            self.conn.close()


class Cursor:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def __enter__(self):
        return self.conn.cursor()

    def __exit__(self, *error):
        try:
            self.conn.commit()  # expect: TX104
        finally:
            self.conn.close()


class Store:
    """The close() of it commits."""

    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def __enter__(self):
        return self

    def close(self):
        try:
            self.conn.commit()
        finally:
            self.conn.close()

    def __exit__(self, *error):
        self.close()  # expect: TX104
