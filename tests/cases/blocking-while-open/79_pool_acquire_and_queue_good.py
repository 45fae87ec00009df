# The item is waited for before the connection is taken; only bounded work stands inside.
import asyncio

import asyncpg


async def worker(pool: asyncpg.Pool, items: asyncio.Queue) -> None:
    while True:
        item = await items.get()
        if item is None:
            return
        async with pool.acquire() as conn, conn.transaction():
            await conn.execute("INSERT INTO seen (item) VALUES ($1)", item)
            items.task_done()
        await asyncio.sleep(0.1)
