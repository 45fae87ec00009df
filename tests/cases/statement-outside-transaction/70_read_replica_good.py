# Another database is another transaction, on purpose.
import asyncpg


async def copy(pool: asyncpg.Pool, archive: asyncpg.Pool, day) -> int:
    async with pool.acquire() as conn, conn.transaction():
        rows = await conn.fetch("DELETE FROM log WHERE day = $1 RETURNING *", day)
        await archive.executemany("INSERT INTO log VALUES ($1, $2)", [tuple(row) for row in rows])
    return len(rows)
