# asyncmy: committed before the block is left, or a pool in autocommit mode.
import asyncmy


async def record(page):
    async with asyncmy.create_pool(host="db", db="visits") as pool:
        async with pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("INSERT INTO visit (page) VALUES (%s)", (page,))
            await conn.commit()


async def record_at_once(page):
    async with asyncmy.create_pool(host="db", db="visits", autocommit=True) as pool:
        async with pool.acquire() as conn, conn.cursor() as cur:
            await cur.execute("INSERT INTO visit (page) VALUES (%s)", (page,))
