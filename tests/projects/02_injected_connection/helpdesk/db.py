# Two decorators hand a connection to the function they wrap; only the first gives it back after an error.
import functools

from psycopg2.pool import ThreadedConnectionPool

from . import settings

pool = ThreadedConnectionPool(2, 10, settings.DSN)


def with_connection(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        conn = pool.getconn()
        try:
            result = func(conn, *args, **kwargs)
            conn.commit()
            return result
        except BaseException:
            conn.rollback()
            raise
        finally:
            pool.putconn(conn)

    return wrapper


def with_cursor(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        conn = pool.getconn()  # expect: TX303
        cur = conn.cursor()
        result = func(*args, cur=cur, **kwargs)
        conn.commit()
        cur.close()
        pool.putconn(conn)
        return result

    return wrapper
