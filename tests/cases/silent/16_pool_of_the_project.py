# The pool's own code: connections are stored in its containers, lent out and taken back.
import queue

import pymysql


class SmallPool:
    def __init__(self, size, **settings):
        self._settings = settings
        self._free = queue.LifoQueue(size)
        for _ in range(size):
            self._free.put(pymysql.connect(**settings))

    def acquire(self):
        conn = self._free.get(timeout=5)
        conn.ping(reconnect=True)
        return conn

    def release(self, conn):
        conn.rollback()
        self._free.put(conn)

    def close(self):
        while not self._free.empty():
            self._free.get_nowait().close()
