# asyncmy: a connection that goes back to the pool with an open transaction is closed, and the row is gone.
import asyncmy


async def record(page):
    async with asyncmy.create_pool(host="db", db="visits") as pool:
        async with pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("INSERT INTO visit (page) VALUES (%s)", (page,))  # expect: TX403
