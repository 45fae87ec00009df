# Both statements go through the connection of the transaction; the pool is used when the block is over.
import asyncpg


async def transfer(pool: asyncpg.Pool, source: int, target: int, amount: int) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute("UPDATE account SET balance = balance - $2 WHERE id = $1", source, amount)
        await conn.execute("UPDATE account SET balance = balance + $2 WHERE id = $1", target, amount)
    await pool.execute("UPDATE report SET stale = true")
