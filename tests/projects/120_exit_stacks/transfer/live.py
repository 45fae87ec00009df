import contextlib

import asyncpg


class Watcher:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool
        self.stack = None

    async def start(self):
        async with contextlib.AsyncExitStack() as stack:
            self.conn = await stack.enter_async_context(self.pool.acquire())
            await self.conn.add_listener("word", self.heard)
            self.stack = stack.pop_all()

    async def stop(self):
        await self.stack.aclose()

    def heard(self, *args):
        print(args)


async def snapshot(pool: asyncpg.Pool, names):
    async with contextlib.AsyncExitStack() as stack:
        conn = await stack.enter_async_context(pool.acquire())
        await stack.enter_async_context(conn.transaction())
        for name in names:
            await conn.execute("INSERT INTO snapshot VALUES ($1)", name)


async def snapshot_by_hand(pool: asyncpg.Pool, names):
    conn = await pool.acquire()  # expect: TX303
    async with conn.transaction():
        for name in names:
            await conn.execute("INSERT INTO snapshot VALUES ($1)", name)
    await pool.release(conn)
