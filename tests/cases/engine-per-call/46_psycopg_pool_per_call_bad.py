# A ConnectionPool for each call, opened and not closed.
from psycopg_pool import ConnectionPool


class Repo:
    def __init__(self, dsn):
        self.dsn = dsn

    def names(self):
        pool = ConnectionPool(self.dsn, min_size=1, max_size=4, open=True)  # expect: TX304
        with pool.connection() as conn:
            return conn.execute("SELECT name FROM person").fetchall()

    def count(self):
        with ConnectionPool(self.dsn, min_size=1, max_size=1) as pool:
            with pool.connection() as conn:
                return conn.execute("SELECT count(*) FROM person").fetchone()[0]
