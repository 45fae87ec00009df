# One connection for both.
import asyncpg


class Wallets:
    def __init__(self, pool: asyncpg.Pool):
        self._pool = pool

    async def move(self, source: int, target: int, amount: int) -> None:
        async with self._pool.acquire() as conn:
            async with conn.transaction():
                await conn.execute("UPDATE wallet SET cents = cents - $1 WHERE id = $2", amount, source)
                await conn.execute("UPDATE wallet SET cents = cents + $1 WHERE id = $2", amount, target)
        await self._pool.execute("NOTIFY wallets")
