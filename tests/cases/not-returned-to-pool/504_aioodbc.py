import aioodbc


async def run(dsn):
    pool = await aioodbc.create_pool(dsn=dsn)
    try:
        conn = await pool.acquire()  # expect: TX303
        cur = await conn.cursor()
        await cur.execute("INSERT INTO t VALUES (1)")
        await conn.commit()
        await pool.release(conn)
    finally:
        pool.close()
        await pool.wait_closed()


async def run_well(dsn):
    async with aioodbc.create_pool(dsn=dsn) as pool:
        async with pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("INSERT INTO t VALUES (1)")
                await conn.commit()


async def one(dsn):
    conn = await aioodbc.connect(dsn=dsn)  # expect: TX301
    cur = await conn.cursor()
    await cur.execute("SELECT 1")
    await cur.close()
    await conn.close()
