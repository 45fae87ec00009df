# In aiomysql close() of a connection and of a pool is a plain function; only commit(), rollback(), begin(),
# ensure_closed() and wait_closed() are coroutines.
import aiomysql


async def copy_scores(source: dict, target_pool: aiomysql.Pool) -> int:
    conn = await aiomysql.connect(**source)
    try:
        async with conn.cursor() as cur:
            await cur.execute("SELECT player, score FROM score")
            rows = await cur.fetchall()
    finally:
        conn.close()
    async with target_pool.acquire() as target:
        async with target.cursor() as cur:
            await cur.executemany("REPLACE INTO score (player, score) VALUES (%s, %s)", rows)
        await target.commit()
    return len(rows)


async def shut_down(pool: aiomysql.Pool) -> None:
    pool.close()
    await pool.wait_closed()
