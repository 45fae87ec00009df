import asyncmy


async def add(dsn, name):
    pool = await asyncmy.create_pool(host=dsn)  # allow: TX304, TX301
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("INSERT INTO t VALUES (%s)", (name,))
        await conn.commit()
    pool.close()
    await pool.wait_closed()


async def add_lost(pool: asyncmy.Pool, name):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("INSERT INTO t VALUES (%s)", (name,))  # expect: TX403


async def add_dropped(host, name):
    conn = await asyncmy.connect(host=host)  # expect: TX301
    async with conn.cursor() as cur:
        await cur.execute("INSERT INTO t VALUES (%s)", (name,))
    await conn.commit()
    conn.close()
