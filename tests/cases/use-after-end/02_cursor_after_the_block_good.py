# In psycopg2 the block ends only the transaction: connection and cursor may be used on afterwards.
from contextlib import closing

import psycopg2


def titles(dsn):
    with closing(psycopg2.connect(dsn)) as conn:
        with conn:
            cur = conn.cursor()
            cur.execute("SELECT title FROM book ORDER BY title")
        return [title for (title,) in cur.fetchall()]


def add_twice(dsn, title):
    with closing(psycopg2.connect(dsn)) as conn:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO book (title) VALUES (%s)", (title,))
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO shelf (title) VALUES (%s)", (title,))
