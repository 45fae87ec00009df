# `except Exception` misses a cancellation, but the block of acquire() gives the connection back, and the pool of asyncpg
# resets what is open. Nothing leaks.
import asyncpg


async def pay(pool: asyncpg.Pool, payer: int, payee: int, coins: int) -> None:
    async with pool.acquire() as conn:
        tr = conn.transaction()
        await tr.start()
        try:
            await conn.execute("UPDATE wallet SET coins = coins - $2 WHERE owner = $1", payer, coins)
            await conn.execute("UPDATE wallet SET coins = coins + $2 WHERE owner = $1", payee, coins)
        except Exception:
            await tr.rollback()
            raise
        await tr.commit()
