# Leaving the block is enough; nothing was written.
import asyncpg


async def reserve(pool: asyncpg.Pool, seat: int) -> bool:
    async with pool.acquire() as conn:
        async with conn.transaction():
            taken = await conn.fetchval("SELECT taken FROM seat WHERE id = $1 FOR UPDATE", seat)
            if taken:
                return False
            await conn.execute("UPDATE seat SET taken = true WHERE id = $1", seat)
    return True
