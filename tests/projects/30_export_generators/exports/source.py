# Rows as generators: the first one leaves its connection behind when it is not read to the end.
from contextlib import closing, contextmanager

import psycopg2


@contextmanager
def reading(dsn):
    with closing(psycopg2.connect(dsn)) as conn:
        yield conn


def rows(dsn, table):
    conn = psycopg2.connect(dsn)  # expect: TX301,TX207
    cur = conn.cursor(name="export")
    cur.execute(f"SELECT * FROM {table}")  # allow: TX207
    for row in cur:
        yield row
    conn.rollback()
    conn.close()


def safe_rows(dsn, table):
    with reading(dsn) as conn, conn.cursor(name="export") as cur:
        cur.execute(f"SELECT * FROM {table}")
        yield from cur


def all_rows(dsn, table):
    with reading(dsn) as conn, conn.cursor() as cur:
        cur.execute(f"SELECT * FROM {table}")
        return cur.fetchall()
