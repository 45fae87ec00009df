import psycopg2
import sqlite3


class Source:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.conn = sqlite3.connect(self.path)
        self.conn.row_factory = sqlite3.Row
        return self

    def __exit__(self, *exc):
        self.conn.close()

    def rows(self, table):
        yield from self.conn.execute(f"SELECT * FROM {table}")


class Target:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None

    def __enter__(self):
        self.conn = psycopg2.connect(self.dsn)  # expect: TX301
        self.cur = self.conn.cursor()
        self.cur.execute("SET synchronous_commit = off")
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.conn.commit()
        else:
            self.conn.rollback()
        self.cur.close()
        self.conn.close()

    def insert(self, table, row):
        marks = ", ".join(["%s"] * len(row))
        self.cur.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row))
