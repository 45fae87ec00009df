# Exit stacks that are left, closed in a finally, returned, kept or popped: each closes what it was given.
from contextlib import AsyncExitStack, ExitStack, closing

import asyncpg
import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=x")


def by_hand(dsn):
    stack = ExitStack()
    try:
        conn = stack.enter_context(closing(psycopg2.connect(dsn)))
        conn.cursor().execute("SELECT 1")
    finally:
        stack.close()


def entered(dsn):
    stack = ExitStack()
    with stack:
        conn = psycopg2.connect(dsn)
        stack.callback(conn.close)
        conn.cursor().execute("SELECT 1")


def given(dsn):
    stack = ExitStack()
    conn = psycopg2.connect(dsn)
    stack.callback(conn.close)
    return conn, stack


def popped(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)
        stack.callback(conn.close)
        conn.cursor().execute("SELECT 1")
        return conn, stack.pop_all()


def popped_named(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)
        stack.callback(conn.close)
        conn.cursor().execute("SELECT 1")
        kept = stack.pop_all()
    try:
        conn.cursor().execute("SELECT 2")
    finally:
        kept.close()


def slots(n):
    with ExitStack() as stack:
        for _ in range(n):
            conn = pool.getconn()
            stack.callback(pool.putconn, conn)
            conn.cursor().execute("SELECT 1")


class Holder:
    def open(self, dsn):
        with ExitStack() as stack:
            self.conn = psycopg2.connect(dsn)
            stack.callback(self.conn.close)
            self.conn.cursor().execute("SELECT 1")
            self.stack = stack.pop_all()

    def open2(self, dsn):
        with ExitStack() as stack:
            conn = psycopg2.connect(dsn)
            stack.callback(conn.close)
            conn.cursor().execute("SELECT 1")
            self.conn2 = conn
            self.stack = stack.pop_all()

    def close(self):
        self.stack.close()


def closure(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)
        stack.callback(conn.close)
        def more():
            stack.callback(print)
        more()
        conn.cursor().execute("SELECT 1")


async def two_ok(dsn):
    stack = AsyncExitStack()
    try:
        conn = await asyncpg.connect(dsn)
        stack.push_async_callback(conn.close)
        await conn.execute("SELECT 1")
    finally:
        await stack.aclose()
