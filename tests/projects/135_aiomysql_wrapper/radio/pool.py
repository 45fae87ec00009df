import aiomysql


class Pool:
    def __init__(self, inner):
        self._inner = inner

    @classmethod
    async def create(cls, **kwargs):
        return cls(await aiomysql.create_pool(**kwargs))

    def acquire(self):
        return self._inner.acquire()

    def release(self, conn):
        return self._inner.release(conn)

    async def fetch(self, sql, *args):
        async with self._inner.acquire() as conn, conn.cursor() as cur:
            await cur.execute(sql, args)
            return await cur.fetchall()

    async def execute(self, sql, *args):
        conn = await self._inner.acquire()
        try:
            async with conn.cursor() as cur:
                await cur.execute(sql, args)
            await conn.commit()
        finally:
            self._inner.release(conn)

    async def lose(self, sql, *args):
        async with self._inner.acquire() as conn, conn.cursor() as cur:
            await cur.execute("INSERT INTO song VALUES (%s)", args)  # expect: TX403

    async def close(self):
        self._inner.close()
        await self._inner.wait_closed()
