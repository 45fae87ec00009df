from psycopg2.pool import ThreadedConnectionPool


class Pool:
    def __init__(self, dsn):
        self._pool = ThreadedConnectionPool(1, 5, dsn)

    def take(self):
        return PooledConnection(self)

    def close(self):
        self._pool.closeall()


class PooledConnection:
    def __init__(self, pool):
        self._owner = pool
        self._conn = pool._pool.getconn()

    def cursor(self):
        return self._conn.cursor()

    def commit(self):
        self._conn.commit()

    def rollback(self):
        self._conn.rollback()

    def close(self):
        self._owner._pool.putconn(self._conn)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        try:
            if kind is None:
                self.commit()
            else:
                self.rollback()
        finally:
            self.close()
