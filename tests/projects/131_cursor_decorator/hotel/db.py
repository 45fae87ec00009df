import functools

import psycopg
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=hotel", min_size=1, max_size=4)


def with_cursor(commit=False):
    """Calls the function with a cursor as its first argument."""

    def decorate(func):
        @functools.wraps(func)
        def call(*args, **kwargs):
            with pool.connection() as conn:
                with conn.cursor() as cur:
                    return func(cur, *args, **kwargs)

        return call

    return decorate


def with_manual_cursor(func):
    @functools.wraps(func)
    def call(*args, **kwargs):
        conn = pool.getconn()
        try:
            with conn.cursor() as cur:
                result = func(cur, *args, **kwargs)
            conn.commit()
            return result
        finally:
            pool.putconn(conn)

    return call


def with_lost_connection(func):
    @functools.wraps(func)
    def call(*args, **kwargs):
        conn = pool.getconn()  # expect: TX303
        result = func(conn, *args, **kwargs)
        conn.commit()
        pool.putconn(conn)
        return result

    return call
