# A cursor manager whose finally commits and closes.
import contextlib

import psycopg2


@contextlib.contextmanager
def cursor(dsn):
    conn = psycopg2.connect(dsn)  # allow: TX301
    cur = conn.cursor()
    try:
        yield cur
    finally:
        conn.commit()  # expect: TX104
        cur.close()
        conn.close()
