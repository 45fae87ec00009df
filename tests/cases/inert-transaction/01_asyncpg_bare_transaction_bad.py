# conn.transaction() only builds an object. As a statement of its own it begins nothing, and each UPDATE is committed
# by itself.
import asyncpg


async def swap(pool: asyncpg.Pool, first: int, second: int) -> None:
    async with pool.acquire() as conn:
        conn.transaction()  # expect: TX107
        await conn.execute("UPDATE slot SET owner = -owner WHERE id = $1", first)
        await conn.execute("UPDATE slot SET owner = -owner WHERE id = $1", second)
