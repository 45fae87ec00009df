import aioodbc


async def make(loop, dsn):
    return await aioodbc.create_pool(dsn=dsn, loop=loop)


async def fetch(pool):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("SELECT 1")
            return await cur.fetchall()


async def store(pool, rows):
    conn = await pool.acquire()
    try:
        cur = await conn.cursor()
        for row in rows:
            await cur.execute("INSERT INTO t VALUES (?)", row)
        await conn.commit()
    finally:
        await pool.release(conn)


async def store_forgets(pool, row):
    conn = await pool.acquire()  # expect: TX303
    cur = await conn.cursor()
    await cur.execute("INSERT INTO t VALUES (?)", row)
    await cur.commit()
    await pool.release(conn)


async def plain(dsn):
    conn = await aioodbc.connect(dsn=dsn)  # expect: TX301
    cur = await conn.cursor()
    await cur.execute("SELECT 1")
    row = await cur.fetchone()
    await conn.close()
    return row
