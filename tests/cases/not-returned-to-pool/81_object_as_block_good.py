# An object that takes a connection when it is made, and gives it back when its block is left: each in time.
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=wiki")


class Work:
    def __init__(self):
        self.conn = pool.getconn()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        try:
            if kind is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            pool.putconn(self.conn)

    def execute(self, query, *params):
        cursor = self.conn.cursor()
        cursor.execute(query, params)
        return cursor


def rename(old, new):
    with Work() as work:
        work.execute("UPDATE page SET name = %s WHERE name = %s", new, old)


def delete(name):
    work = Work()
    with work:
        work.execute("DELETE FROM page WHERE name = %s", name)


def count():
    with Work() as work:
        return work.execute("SELECT count(*) FROM page").fetchone()[0]
