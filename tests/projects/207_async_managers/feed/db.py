from contextlib import asynccontextmanager

import asyncpg


class Database:
    def __init__(self, dsn):
        self.dsn = dsn
        self.pool = None

    async def start(self):
        self.pool = await asyncpg.create_pool(self.dsn)

    async def stop(self):
        await self.pool.close()

    @asynccontextmanager
    async def transaction(self):
        async with self.pool.acquire() as conn:
            async with conn.transaction():
                yield conn

    @asynccontextmanager
    async def manual(self):
        conn = await self.pool.acquire()  # expect: TX303
        tx = conn.transaction()
        await tx.start()
        try:
            yield conn
        except BaseException:
            await tx.rollback()
            raise
        else:
            await tx.commit()
        finally:
            await self.pool.release(conn)


db = Database("postgresql:///feed")
