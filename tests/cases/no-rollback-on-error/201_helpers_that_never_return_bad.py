# A helper that rolls back and raises has ended the transaction, and nothing behind its call is reached.
import sqlite3
import sys

from jobs import report


def fail(message):
    report(message)
    raise RuntimeError(message)


class Jobs:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.conn.close()

    def _rollback(self):
        self.conn.rollback()

    def _undo(self):
        try:
            self._rollback()
        except sqlite3.Error:
            pass

    def _refuse(self, message):
        self.conn.rollback()
        raise ValueError(message)

    def add(self, name):
        if not name:
            self._refuse("no name")
        self.conn.execute("BEGIN")
        try:
            self.conn.execute("INSERT INTO job (name) VALUES (?)", (name,))
        except sqlite3.Error as error:
            self._refuse(str(error))
        self.conn.execute("COMMIT")

    def rename(self, key, name):
        self.conn.execute("BEGIN")
        try:
            self.conn.execute("UPDATE job SET name = ? WHERE id = ?", (name, key))
        except sqlite3.Error:
            self._undo()
            raise
        self.conn.execute("COMMIT")

    def clear(self):
        self.conn.execute("BEGIN")  # expect: TX201
        try:
            self.conn.execute("DELETE FROM job")
        except sqlite3.Error as error:
            fail(error)
        self.conn.execute("COMMIT")

    def check(self):
        """Subclasses know more."""
        raise TypeError("not checked")

    def vacuum(self):
        self.check()
        self.conn.execute("BEGIN")  # expect: TX201
        self.conn.execute("DELETE FROM job WHERE done")
        self.conn.execute("COMMIT")


def give_up(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def main(path):
    conn = sqlite3.connect(path, isolation_level=None)  # expect: TX301
    conn.execute("BEGIN")
    try:
        rows = conn.execute("SELECT count(*) FROM job").fetchone()
    except sqlite3.Error:
        conn.close()
        give_up("no jobs")
    conn.execute("COMMIT")
    conn.close()
    return rows
