# A context manager of the project: close() after the yield without try/finally.
from contextlib import contextmanager

import pyodbc


@contextmanager
def cursor(dsn):
    conn = pyodbc.connect(dsn)  # expect: TX301
    cur = conn.cursor()
    yield cur
    conn.commit()
    cur.close()
    conn.close()
