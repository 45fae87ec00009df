# The second statement runs on another connection of the pool and commits by itself.
import asyncpg


async def transfer(pool: asyncpg.Pool, source: int, target: int, amount: int) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute("UPDATE account SET balance = balance - $2 WHERE id = $1", source, amount)
        await pool.execute("UPDATE account SET balance = balance + $2 WHERE id = $1", target, amount)  # expect: TX408
