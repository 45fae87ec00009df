from contextlib import contextmanager

from psycopg2.pool import ThreadedConnectionPool


class Database:
    def __init__(self, dsn, size=5):
        self._pool = ThreadedConnectionPool(1, size, dsn)

    @contextmanager
    def connection(self):
        conn = self._pool.getconn()
        try:
            yield conn
            conn.commit()
        except BaseException:
            conn.rollback()
            raise
        finally:
            self._pool.putconn(conn)

    def raw(self):
        return self._pool.getconn()

    def give_back(self, conn):
        self._pool.putconn(conn)
