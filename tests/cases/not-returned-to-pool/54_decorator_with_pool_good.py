# The decorator gives back in finally, rolls back on errors.
import functools

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=app")


def with_connection(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        conn = pool.getconn()
        try:
            result = func(conn, *args, **kwargs)
        except Exception:
            conn.rollback()
            raise
        else:
            conn.commit()
        finally:
            pool.putconn(conn)
        return result

    return wrapper


@with_connection
def names(conn):
    with conn.cursor() as cur:
        cur.execute("SELECT name FROM person")
        return cur.fetchall()
