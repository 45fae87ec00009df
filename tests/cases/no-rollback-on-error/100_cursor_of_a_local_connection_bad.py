"""The object keeps a connection and its cursor, which it has made of the local name."""

import sqlite3


class Scans:
    def __init__(self, path):
        conn = sqlite3.connect(path)
        self.conn = conn
        self.cursor = conn.cursor()

    def remove(self, scan):
        try:
            self.cursor.execute("DELETE FROM findings WHERE scan = ?", (scan,))  # expect: TX201
            self.cursor.execute("DELETE FROM scans WHERE id = ?", (scan,))
            self.conn.commit()
        except sqlite3.Error as error:
            raise OSError("not removed") from error

    def close(self):
        self.conn.close()
