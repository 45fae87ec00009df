# A decorator takes a connection for the wrapped function and gives it back only after success.
import functools

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=app")


def with_connection(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        conn = pool.getconn()  # expect: TX303
        result = func(conn, *args, **kwargs)
        conn.commit()
        pool.putconn(conn)
        return result

    return wrapper
