# asyncpg: a rollback by hand inside the managed transaction.
import asyncpg


async def reserve(pool: asyncpg.Pool, seat: int) -> bool:
    async with pool.acquire() as conn:
        async with conn.transaction() as tr:
            taken = await conn.fetchval("SELECT taken FROM seat WHERE id = $1 FOR UPDATE", seat)
            if taken:
                await tr.rollback()  # expect: TX405
                return False
            await conn.execute("UPDATE seat SET taken = true WHERE id = $1", seat)
    return True
