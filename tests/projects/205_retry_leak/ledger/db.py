import psycopg2
from psycopg2 import pool as pg_pool

_pool = None


def pool():
    global _pool
    if _pool is None:
        _pool = pg_pool.ThreadedConnectionPool(1, 10, "dbname=ledger")
    return _pool


def borrow():
    return pool().getconn()


def give_back(conn, broken=False):
    pool().putconn(conn, close=broken)


SerializationFailure = psycopg2.errors.SerializationFailure
