# The transaction object is built first and entered afterwards.
import asyncpg


async def swap(pool: asyncpg.Pool, first: int, second: int, readonly: bool = False) -> None:
    async with pool.acquire() as conn:
        transaction = conn.transaction(readonly=readonly)
        async with transaction:
            await conn.execute("UPDATE slot SET owner = -owner WHERE id = $1", first)
            await conn.execute("UPDATE slot SET owner = -owner WHERE id = $1", second)
