from contextlib import asynccontextmanager

import asyncpg

_pool = None


async def get_pool():
    global _pool
    if _pool is None:
        _pool = await asyncpg.create_pool("postgresql:///feed", max_size=20)
    return _pool


@asynccontextmanager
async def acquired():
    pool = await get_pool()
    conn = await pool.acquire()  # expect: TX303
    try:
        await conn.execute("SET statement_timeout = 5000")
    except asyncpg.PostgresError:
        await pool.release(conn)
        raise
    try:
        yield conn
    except Exception:
        await pool.release(conn)
        raise
    else:
        await pool.release(conn)


async def connection():
    pool = await get_pool()
    return await pool.acquire()
