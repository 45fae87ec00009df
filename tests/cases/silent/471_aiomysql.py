# aiomysql: begun, ended and closed as it should be.
import aiomysql


class Ledger:
    def __init__(self, pool: aiomysql.Pool):
        self.pool = pool

    async def transfer(self, source, target, cents):
        async with self.pool.acquire() as conn:
            await conn.begin()
            try:
                async with conn.cursor() as cur:
                    await cur.execute("UPDATE account SET cents = cents - %s WHERE id = %s", (cents, source))
                    await cur.execute("UPDATE account SET cents = cents + %s WHERE id = %s", (cents, target))
            except BaseException:
                await conn.rollback()
                raise
            await conn.commit()

    async def rename(self, key, name):
        async with self.pool.acquire() as conn, conn.cursor() as cur:
            await cur.execute("UPDATE account SET name = %s WHERE id = %s", (name, key))
            await conn.commit()

    async def names(self):
        async with self.pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("SELECT name FROM account")
                return await cur.fetchall()
