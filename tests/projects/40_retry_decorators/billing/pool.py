from psycopg2.pool import ThreadedConnectionPool

_pool = None


def init_pool(dsn, size=10):
    global _pool
    _pool = ThreadedConnectionPool(1, size, dsn)


def take():
    return _pool.getconn()


def give(conn):
    _pool.putconn(conn)
