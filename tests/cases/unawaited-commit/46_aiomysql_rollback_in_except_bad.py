# The rollback in the handler was not awaited: the connection went back to the pool with the transaction open.
import aiomysql


async def store(pool: aiomysql.Pool, rows) -> int:
    async with pool.acquire() as conn:
        await conn.begin()
        try:
            async with conn.cursor() as cur:
                await cur.executemany("INSERT INTO log (line) VALUES (%s)", rows)
            await conn.commit()
        except Exception:
            conn.rollback()  # expect: TX101
            raise
    return len(rows)
