import asyncpg


async def count(dsn):
    pool = asyncpg.create_pool(dsn)  # expect: TX107
    async with pool.acquire() as conn:
        return await conn.fetchval("SELECT count(*) FROM t")


async def count_well(dsn):
    pool = asyncpg.create_pool(dsn)
    await pool
    try:
        async with pool.acquire() as conn:
            return await conn.fetchval("SELECT count(*) FROM t")
    finally:
        await pool.close()


async def count_entered(dsn):
    async with asyncpg.create_pool(dsn) as pool, pool.acquire() as conn:
        return await conn.fetchval("SELECT count(*) FROM t")
