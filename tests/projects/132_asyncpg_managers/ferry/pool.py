import contextlib

import asyncpg


class Database:
    def __init__(self, dsn):
        self.dsn = dsn
        self._pool = None

    async def open(self):
        self._pool = await asyncpg.create_pool(self.dsn)

    async def close(self):
        await self._pool.close()

    @contextlib.asynccontextmanager
    async def connection(self):
        conn = await self._pool.acquire()
        try:
            yield conn
        finally:
            await self._pool.release(conn)

    @contextlib.asynccontextmanager
    async def transaction(self):
        async with self.connection() as conn, conn.transaction():
            yield conn

    @contextlib.asynccontextmanager
    async def hasty(self):
        conn = await self._pool.acquire()  # expect: TX303
        yield conn
        await self._pool.release(conn)


class Lease:
    def __init__(self, db):
        self.db = db

    async def __aenter__(self):
        self.conn = await self.db._pool.acquire()  # expect: TX303
        await self.conn.execute("DELETE FROM lease WHERE ended < now()")
        return self.conn

    async def __aexit__(self, *exc):
        await self.db._pool.release(self.conn)
