# Methods that take and give back; the contextmanager between them is safe.
from contextlib import contextmanager

from psycopg2.pool import SimpleConnectionPool


class Database:
    def __init__(self, dsn):
        self._pool = SimpleConnectionPool(1, 5, dsn)

    def get(self):
        return self._pool.getconn()

    def put(self, conn):
        self._pool.putconn(conn)

    @contextmanager
    def cursor(self):
        conn = self.get()
        try:
            with conn.cursor() as cur:
                yield cur
            conn.commit()
        except BaseException:
            conn.rollback()
            raise
        finally:
            self.put(conn)

    def names(self):
        with self.cursor() as cur:
            cur.execute("SELECT name FROM person")
            return [n for (n,) in cur]
