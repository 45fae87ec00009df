# Reading through another connection before the transaction, and another pool.
import aiomysql


async def move(pool: aiomysql.Pool, stats: aiomysql.Pool, source, target):
    async with stats.acquire() as conn, conn.cursor() as cur:
        await cur.execute("SELECT count(*) FROM moves")
    async with pool.acquire() as conn:
        await conn.begin()
        try:
            async with conn.cursor() as cur:
                await cur.execute("UPDATE shelf SET n = n - 1 WHERE id = %s", (source,))
                await cur.execute("UPDATE shelf SET n = n + 1 WHERE id = %s", (target,))
        except BaseException:
            await conn.rollback()
            raise
        await conn.commit()
