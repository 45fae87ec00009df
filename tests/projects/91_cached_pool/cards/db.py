import functools
from contextlib import contextmanager

import oracledb


@functools.lru_cache
def pool():
    return oracledb.create_pool(user="cards", dsn="localhost/cards", min=1, max=4)


@contextmanager
def connection():
    conn = pool().acquire()
    try:
        yield conn
    finally:
        pool().release(conn)


@contextmanager
def work():
    with connection() as conn:
        try:
            yield conn
        except BaseException:
            conn.rollback()
            raise
        conn.commit()
