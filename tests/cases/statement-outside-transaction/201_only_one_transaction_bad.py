# The second connection of the pool is in no transaction: its statement commits by itself.
import asyncpg


async def settle(pool: asyncpg.Pool, ids):
    async with pool.acquire() as left, pool.acquire() as right:
        async with left.transaction():
            await left.execute("UPDATE orders SET settled = true WHERE id = ANY($1)", ids)
            await right.execute("UPDATE ledger SET settled = true WHERE order_id = ANY($1)", ids)  # expect: TX408
