# aiosqlite's block closes; a sqlite3 connection that an ExitStack closes; `closing` in one with.
from contextlib import ExitStack, closing
import sqlite3

import aiosqlite


async def names(path):
    async with aiosqlite.connect(path) as db:
        async with db.execute("SELECT name FROM person") as cur:
            return [row[0] async for row in cur]


def two(path, other):
    with ExitStack() as stack:
        a = stack.enter_context(closing(sqlite3.connect(path)))
        b = sqlite3.connect(other)
        stack.callback(b.close)
        with a, b:
            b.executemany("INSERT INTO t VALUES (?)", a.execute("SELECT v FROM t"))


def three(path):
    with closing(sqlite3.connect(path)) as conn, conn, closing(conn.cursor()) as cur:
        cur.execute("DELETE FROM t")
