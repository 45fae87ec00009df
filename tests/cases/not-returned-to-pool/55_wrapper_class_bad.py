# The project's own Database class takes from the pool in query() and returns in the last line.
from psycopg2.extras import RealDictCursor
from psycopg2.pool import SimpleConnectionPool


class Database:
    def __init__(self, dsn):
        self._pool = SimpleConnectionPool(1, 5, dsn)

    def query(self, sql, params=None):
        conn = self._pool.getconn()  # expect: TX303
        cur = conn.cursor(cursor_factory=RealDictCursor)
        cur.execute(sql, params)
        rows = cur.fetchall()
        cur.close()
        self._pool.putconn(conn)
        return rows

    def close(self):
        self._pool.closeall()
