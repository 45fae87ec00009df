# The same with try/except/finally.
from contextlib import contextmanager

import pyodbc


@contextmanager
def cursor(dsn):
    conn = pyodbc.connect(dsn)
    try:
        cur = conn.cursor()
        yield cur
        conn.commit()
    except Exception:
        conn.rollback()
        raise
    finally:
        conn.close()


def names(dsn):
    with cursor(dsn) as cur:
        return [row.name for row in cur.execute("SELECT name FROM person")]
