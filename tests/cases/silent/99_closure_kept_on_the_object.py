"""The function that the object keeps goes on using the connection that it has captured."""

import sqlite3


class Assistant:
    def connect(self, path):
        conn = sqlite3.connect(path)

        def run(statement):
            cursor = conn.cursor()
            cursor.execute(statement)
            return cursor.fetchall()

        self.run = run

    def connect_safely(self, path):
        conn = None
        try:
            conn = sqlite3.connect(path)
        except sqlite3.Error as error:
            raise ValueError(path) from error

        def run(statement):
            if conn:
                return conn.execute(statement).fetchall()
            return None

        self.run = run


def only_here(path):
    conn = sqlite3.connect(path)  # expect: TX301

    def count(table):
        return conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    run = count
    return run("a") + run("b")
