# The caller of get() and put() has no try.
from psycopg2.pool import SimpleConnectionPool


class Database:
    def __init__(self, dsn):
        self._pool = SimpleConnectionPool(1, 5, dsn)

    def get(self):
        return self._pool.getconn()

    def put(self, conn):
        self._pool.putconn(conn)

    def names(self):
        conn = self.get()  # expect: TX303
        with conn.cursor() as cur:
            cur.execute("SELECT name FROM person")
            rows = cur.fetchall()
        self.put(conn)
        return rows
