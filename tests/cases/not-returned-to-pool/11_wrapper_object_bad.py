# A wrapper of the project whose close() calls putconn() is a pooled connection, too: the caller forgets it after an
# error.
import os

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
    lease = Lease()  # expect: TX303,TX301
    names = [name for (name,) in lease.rows("SELECT name FROM town WHERE country = %s", country)]
    lease.close()
    return names
