# Two connections of one pool, each in a transaction of its own: both statements are inside of one.
import asyncpg


async def settle(pool: asyncpg.Pool, ids):
    async with pool.acquire() as left, pool.acquire() as right:
        one, two = left.transaction(), right.transaction()
        await one.start()
        await two.start()
        try:
            await left.execute("UPDATE orders SET settled = true WHERE id = ANY($1)", ids)
            await right.execute("UPDATE ledger SET settled = true WHERE order_id = ANY($1)", ids)
        except BaseException:
            await one.rollback()
            await two.rollback()
            raise
        await one.commit()
        await two.commit()


async def settle_in_blocks(pool: asyncpg.Pool, ids):
    async with pool.acquire() as left, pool.acquire() as right:
        async with left.transaction(), right.transaction():
            await left.execute("UPDATE orders SET settled = true WHERE id = ANY($1)", ids)
            await right.execute("UPDATE ledger SET settled = true WHERE order_id = ANY($1)", ids)
