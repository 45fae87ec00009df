# aiopg: as projects write it.
from contextlib import asynccontextmanager

import aiopg


@asynccontextmanager
async def cursor(pool: aiopg.Pool):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            yield cur


async def find(pool: aiopg.Pool, key):
    async with cursor(pool) as cur:
        await cur.execute("SELECT value FROM entry WHERE key = %s", (key,))
        row = await cur.fetchone()
    return row and row[0]
