# aiopg: `pool.acquire()` is neither awaited nor entered.
import aiopg


async def ping(dsn):
    async with aiopg.create_pool(dsn) as pool:
        conn = pool.acquire()  # expect: TX107 # allow: TX303
        cur = await conn.cursor()
        await cur.execute("SELECT 1")
