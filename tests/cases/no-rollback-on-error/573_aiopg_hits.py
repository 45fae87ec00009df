import aiopg


async def hits(dsn):
    async with aiopg.create_pool(dsn) as pool:
        async with pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("UPDATE hit SET n = n + 1")


async def tx(pool):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            async with cur.begin():
                await cur.execute("UPDATE hit SET n = 0")
                await cur.execute("DELETE FROM log")


async def by_hand(pool):
    with (await pool.cursor()) as cur:
        await cur.execute("BEGIN")  # expect: TX201,TX205
        await cur.execute("UPDATE hit SET n = 0")
        await cur.execute("COMMIT")


async def slot(pool):
    conn = await pool.acquire()  # expect: TX303
    cur = await conn.cursor()
    await cur.execute("SELECT 1")
    pool.release(conn)
