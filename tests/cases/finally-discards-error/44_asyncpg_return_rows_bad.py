# The result is returned from finally; a failed INSERT looks like an empty result.
import asyncpg


async def insert_all(pool: asyncpg.Pool, rows):
    inserted = []
    conn = await pool.acquire()
    try:
        async with conn.transaction():  # expect: TX105
            for row in rows:
                inserted.append(await conn.fetchval("INSERT INTO t (v) VALUES ($1) RETURNING id", row))
    finally:
        await pool.release(conn)
        return inserted
