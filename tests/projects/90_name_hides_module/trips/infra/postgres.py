from __future__ import annotations

import asyncpg


class Postgres:
    def __init__(self) -> None:
        self._pool: asyncpg.Pool | None = None

    async def connect(self, dsn: str) -> None:
        self._pool = await asyncpg.create_pool(dsn, min_size=1, max_size=10)

    async def disconnect(self) -> None:
        if self._pool:
            await self._pool.close()

    async def acquire(self) -> asyncpg.Connection:
        if self._pool is None:
            raise RuntimeError("not connected")
        return await self._pool.acquire()

    async def release(self, conn: asyncpg.Connection) -> None:
        await self._pool.release(conn)

    async def fetch(self, sql, *args):
        async with self._pool.acquire() as conn:
            return await conn.fetch(sql, *args)


postgres = Postgres()
