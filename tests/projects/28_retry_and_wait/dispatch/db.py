from contextlib import contextmanager

from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=dispatch", min_size=1, max_size=10, open=False)


@contextmanager
def serializable():
    with pool.connection() as conn:
        conn.isolation_level = 4
        try:
            with conn.transaction():
                yield conn
        finally:
            conn.isolation_level = None
