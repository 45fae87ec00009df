# What the stack closes without a commit is rolled back; a stack that commits, or leaves the connection as a block, is none such.
from contextlib import ExitStack, closing

import psycopg2


def lost(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)
        stack.callback(conn.close)
        conn.cursor().execute("INSERT INTO a VALUES (1)")  # expect: TX403


def kept(dsn):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(psycopg2.connect(dsn)))
        conn.cursor().execute("INSERT INTO a VALUES (1)")
        conn.commit()


def order(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)
        stack.callback(conn.close)
        stack.callback(conn.commit)
        conn.cursor().execute("INSERT INTO a VALUES (1)")


def order2(dsn):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(psycopg2.connect(dsn)))
        stack.enter_context(conn)
        conn.cursor().execute("INSERT INTO a VALUES (1)")
        cur = stack.enter_context(conn.cursor())
        cur.execute("INSERT INTO b VALUES (1)")
