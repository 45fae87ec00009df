# asyncmy: as projects write it.
import asyncmy


class Repo:
    def __init__(self):
        self.pool = None

    async def open(self):
        self.pool = await asyncmy.create_pool(host="db", db="shop", autocommit=False)

    async def add(self, names):
        async with self.pool.acquire() as conn:
            try:
                async with conn.cursor() as cur:
                    for name in names:
                        await cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
                await conn.commit()
            except BaseException:
                await conn.rollback()
                raise

    async def close(self):
        self.pool.close()
        await self.pool.wait_closed()
