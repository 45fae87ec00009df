import aiopg


async def add(dsn, name):
    async with aiopg.create_pool(dsn) as pool:
        async with pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("INSERT INTO t VALUES (%s)", (name,))


async def add_both(dsn, name):
    async with aiopg.connect(dsn) as conn:
        async with conn.cursor() as cur:
            async with cur.begin():
                await cur.execute("INSERT INTO t VALUES (%s)", (name,))
                await cur.execute("INSERT INTO log VALUES (%s)", (name,))


async def add_raw(pool: aiopg.Pool, name):
    conn = await pool.acquire()  # expect: TX303
    cur = await conn.cursor()
    await cur.execute("INSERT INTO t VALUES (%s)", (name,))
    pool.release(conn)


async def add_committed(dsn, name):
    async with aiopg.connect(dsn) as conn:
        async with conn.cursor() as cur:
            await cur.execute("BEGIN")
            try:
                await cur.execute("INSERT INTO t VALUES (%s)", (name,))
            except Exception:  # expect: TX204
                print("exists")
            await cur.execute("COMMIT")
