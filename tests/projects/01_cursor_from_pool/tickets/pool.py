# A pool behind class methods, and a cursor class on top of it.
from psycopg2.pool import SimpleConnectionPool


class Database:
    _pool = None

    @classmethod
    def start(cls, **settings):
        cls._pool = SimpleConnectionPool(1, 8, **settings)

    @classmethod
    def take(cls):
        return cls._pool.getconn()

    @classmethod
    def give(cls, conn):
        cls._pool.putconn(conn)

    @classmethod
    def stop(cls):
        cls._pool.closeall()
