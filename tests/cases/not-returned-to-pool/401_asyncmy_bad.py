# asyncmy: as projects write it, and as it leaks.
import asyncmy
from asyncmy.cursors import DictCursor


class Repo:
    def __init__(self, pool):
        self.pool = pool

    async def add(self, name):
        conn = await self.pool.acquire()  # expect: TX303
        async with conn.cursor(cursor=DictCursor) as cur:
            await cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
        await conn.commit()
        self.pool.release(conn)


async def make():
    return Repo(await asyncmy.create_pool(host="db", db="shop"))
