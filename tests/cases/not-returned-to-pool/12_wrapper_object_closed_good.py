# The wrapper around a pooled connection is closed through closing().
import os
from contextlib import closing

from psycopg2.pool import SimpleConnectionPool

pool = SimpleConnectionPool(1, 4, os.environ["GEO_DSN"])


class Lease:
    def __init__(self):
        self.conn = pool.getconn()

    def rows(self, sql, *args):
        with self.conn.cursor() as cur:
            cur.execute(sql, args)
            return cur.fetchall()

    def close(self):
        pool.putconn(self.conn)


def towns(country):
    with closing(Lease()) as lease:
        return [name for (name,) in lease.rows("SELECT name FROM town WHERE country = %s", country)]
