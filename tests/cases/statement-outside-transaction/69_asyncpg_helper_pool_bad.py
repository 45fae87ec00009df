# The repository's second method fetches a connection of its own from the same pool.
import asyncpg


class Repo:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def add_line(self, order_id, sku, conn=None):
        if conn is None:
            async with self.pool.acquire() as own:
                return await own.execute("INSERT INTO line VALUES ($1, $2)", order_id, sku)
        return await conn.execute("INSERT INTO line VALUES ($1, $2)", order_id, sku)

    async def place(self, skus):
        async with self.pool.acquire() as conn, conn.transaction():
            order_id = await conn.fetchval("INSERT INTO orders DEFAULT VALUES RETURNING id")
            for sku in skus:
                await self.add_line(order_id, sku)  # expect: TX408
