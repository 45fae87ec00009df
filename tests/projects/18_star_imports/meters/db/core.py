# Star imports, limited by __all__: borrow() and give_back() reach the other modules, _pool does not.
import os

from psycopg_pool import ConnectionPool

__all__ = ["borrow", "give_back", "lent"]

_pool = ConnectionPool(os.environ["METERS_DSN"], min_size=1, max_size=8, open=False)


def borrow():
    return _pool.getconn()


def give_back(conn):
    _pool.putconn(conn)


def lent():
    return _pool.connection()
