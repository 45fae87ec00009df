"""A pool behind two methods, one that waits for a connection and one that gives it back and wakes who waits."""

import contextlib
import threading
import time

import psycopg2
import psycopg2.pool


class Pool:
    def __init__(self, dsn):
        self._pool = psycopg2.pool.ThreadedConnectionPool(1, 5, dsn)
        self._free = threading.Condition()

    def _take(self, pool):
        while True:
            try:
                return pool.getconn()
            except psycopg2.pool.PoolError:
                time.sleep(0.1)

    def _put_back(self, pool, connection):
        pool.putconn(connection)
        with self._free:
            self._free.notify()

    @contextlib.contextmanager
    def lend(self):
        pool = self._pool
        connection = None
        try:
            connection = self._take(pool)
            yield connection
        except Exception:
            if connection:
                connection.rollback()
            raise
        finally:
            if connection:
                try:
                    self._put_back(pool, connection)
                except Exception as exc:
                    print("not given back:", exc)
