from contextlib import asynccontextmanager

import asyncpg


@asynccontextmanager
async def pooled(pool: asyncpg.Pool):
    conn = await pool.acquire()
    try:
        yield conn
    finally:
        await pool.release(conn)


@asynccontextmanager
async def pools(source_dsn, target_dsn):
    async with (
        asyncpg.create_pool(source_dsn, max_size=4) as source,
        asyncpg.create_pool(target_dsn, max_size=4) as target,
    ):
        yield source, target
