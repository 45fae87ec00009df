import aiomysql


class Transaction:
    def __init__(self, pool):
        self.pool = pool
        self.conn = None

    async def begin(self):
        self.conn = await self.pool.acquire()
        await self.conn.begin()

    async def end(self, failed):
        try:
            if failed:
                await self.conn.rollback()
            else:
                await self.conn.commit()
        finally:
            self.pool.release(self.conn)
            self.conn = None

    async def rows(self, sql, args=None):
        assert self.conn
        async with self.conn.cursor() as cursor:
            await cursor.execute(sql, args)
            while True:
                found = await cursor.fetchmany(100)
                if not found:
                    break
                for row in found:
                    yield row


class Started:
    def __init__(self, pool):
        self.pool = pool
        self.conn = None

    async def begin(self):
        self.conn = await self.pool.acquire()
        async with self.conn.cursor() as cursor:
            await cursor.execute("START TRANSACTION")

    async def end(self):
        await self.conn.commit()
        self.pool.release(self.conn)

    async def rows(self, sql, args=None):
        async with self.conn.cursor() as cursor:
            await cursor.execute(sql, args)
            for row in await cursor.fetchall():
                yield row
