# A stack that is closed by hand, or whose callbacks were popped away, closes nothing where an exception passes it.
from contextlib import AsyncExitStack, ExitStack, closing

import asyncpg
import psycopg2


def by_hand_leak(dsn):
    stack = ExitStack()
    conn = stack.enter_context(closing(psycopg2.connect(dsn)))  # expect: TX301
    conn.cursor().execute("SELECT 1")
    stack.close()


def popped_away(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)  # expect: TX301
        stack.callback(conn.close)
        conn.cursor().execute("SELECT 1")
        stack.pop_all()
    conn.cursor().execute("SELECT 2")
    conn.close()


async def two(dsn):
    stack = AsyncExitStack()
    conn = await asyncpg.connect(dsn)  # expect: TX301
    stack.push_async_callback(conn.close)
    await conn.execute("SELECT 1")
    await stack.aclose()
