# Pools that are not databases, and a pool of the standard library's queue.
import multiprocessing
import queue
import sqlite3
from contextlib import contextmanager


class Pool:
    def __init__(self, path, n):
        self._free = queue.LifoQueue()
        for _ in range(n):
            self._free.put(sqlite3.connect(path, check_same_thread=False))

    @contextmanager
    def connection(self):
        conn = self._free.get()
        try:
            yield conn
        except BaseException:
            conn.rollback()
            raise
        else:
            conn.commit()
        finally:
            self._free.put(conn)


def squares(n):
    pool = multiprocessing.Pool(4)
    try:
        return pool.map(abs, range(n))
    finally:
        pool.close()


def count(pool: Pool):
    with pool.connection() as conn:
        return conn.execute("SELECT count(*) FROM t").fetchone()[0]
