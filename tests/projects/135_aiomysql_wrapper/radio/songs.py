from radio.pool import Pool


async def play(pool: Pool, song):
    conn = await pool.acquire()  # expect: TX303
    async with conn.cursor() as cur:
        await cur.execute("UPDATE song SET plays = plays + 1 WHERE id = %s", (song,))
    await conn.commit()
    pool.release(conn)


async def skip(pool: Pool, song):
    conn = await pool.acquire()
    try:
        async with conn.cursor() as cur:
            await cur.execute("UPDATE song SET skips = skips + 1 WHERE id = %s", (song,))
        await conn.commit()
    finally:
        pool.release(conn)


async def rate(pool: Pool, song, stars):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("INSERT INTO rating VALUES (%s, %s)", (song, stars))
        conn.commit()  # expect: TX101


async def plays(pool: Pool, song):
    return await pool.fetch("SELECT plays FROM song WHERE id = %s", song)
