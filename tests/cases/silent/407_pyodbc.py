# pyodbc: as projects write it.
from contextlib import contextmanager

import pyodbc


@contextmanager
def cursor(dsn):
    cnxn = pyodbc.connect(dsn, timeout=5)
    try:
        cur = cnxn.cursor()
        yield cur
        cnxn.commit()
    except BaseException:
        cnxn.rollback()
        raise
    finally:
        cnxn.close()


def load(dsn, rows):
    with cursor(dsn) as cur:
        cur.executemany("INSERT INTO stage (a, b) VALUES (?, ?)", rows)


def ddl(dsn):
    cnxn = pyodbc.connect(dsn, autocommit=True)
    try:
        cnxn.execute("CREATE TABLE stage (a INT, b INT)")
    finally:
        cnxn.close()
