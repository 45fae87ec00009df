import asyncio
from contextlib import asynccontextmanager

import asyncmy
from asyncmy.cursors import DictCursor


@asynccontextmanager
async def get_cursor(pool):
    async with pool.acquire() as conn:
        async with conn.cursor(DictCursor) as cur:
            yield cur
        await conn.commit()


async def main_pool():
    return await asyncmy.create_pool(host="db", user="job", minsize=1, maxsize=4)


async def claim(pool):
    async with get_cursor(pool) as cur:
        await cur.execute("UPDATE job SET state = 'run' WHERE state = 'new' LIMIT 1")
        return cur.rowcount


async def one_off(dsn):
    conn = await asyncmy.connect(**dsn)  # expect: TX301
    async with conn.cursor() as cur:
        await cur.execute("DELETE FROM job")
    await conn.commit()
    await conn.ensure_closed()


async def polite(dsn):
    conn = await asyncmy.connect(**dsn)
    try:
        async with conn.cursor() as cur:
            await cur.execute("SELECT 1")
            return await cur.fetchone()
    finally:
        conn.close()
