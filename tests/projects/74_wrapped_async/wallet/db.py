from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine


class Connection:
    def __init__(self, conn: AsyncConnection):
        self.conn = conn

    async def fetchone(self, query, values=None):
        result = await self.conn.execute(text(query), values or {})
        return result.mappings().first()

    async def execute(self, query, values=None):
        result = await self.conn.execute(text(query), values or {})
        await self.conn.commit()
        return result


class Database:
    def __init__(self, name):
        self.engine = create_async_engine(f"postgresql+asyncpg:///{name}", pool_size=5, pool_recycle=600)
        self.lock = asyncio.Lock()

    @asynccontextmanager
    async def connect(self):
        await self.lock.acquire()
        try:
            async with self.engine.connect() as conn:
                yield Connection(conn)
        finally:
            self.lock.release()

    @asynccontextmanager
    async def reuse(self, conn: Connection | None = None):
        if conn is not None:
            yield conn
        else:
            async with self.connect() as own:
                yield own

    async def raw(self, query):
        conn = await self.engine.connect()  # expect: TX301,TX303
        result = await conn.execute(text(query))
        await conn.commit()
        await conn.close()
        return result
