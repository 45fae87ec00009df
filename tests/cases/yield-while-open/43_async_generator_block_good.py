# `async with` round the loop.
import asyncpg


async def stream(pool: asyncpg.Pool, sql: str):
    async with pool.acquire() as conn:
        async with conn.transaction(readonly=True):
            async for row in conn.cursor(sql):
                yield dict(row)
