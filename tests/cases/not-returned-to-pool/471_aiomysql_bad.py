# aiomysql: as it leaks and loses.
import aiomysql


class Ledger:
    def __init__(self, pool: aiomysql.Pool):
        self.pool = pool

    async def transfer(self, source, target, cents):
        conn = await self.pool.acquire()  # expect: TX303
        await conn.begin()
        async with conn.cursor(aiomysql.DictCursor) as cur:
            await cur.execute("UPDATE account SET cents = cents - %s WHERE id = %s", (cents, source))
            await cur.execute("UPDATE account SET cents = cents + %s WHERE id = %s", (cents, target))
        await conn.commit()
        self.pool.release(conn)

    async def rename(self, key, name):
        async with self.pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("UPDATE account SET name = %s WHERE id = %s", (name, key))  # expect: TX403
