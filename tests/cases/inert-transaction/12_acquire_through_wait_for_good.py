# acquire() is awaited by wait_for(), which hands the connection through.
import asyncio

import asyncpg


class Settings:
    def __init__(self, pool: asyncpg.Pool):
        self._pool = pool

    async def read(self, key: str) -> str | None:
        conn = await asyncio.wait_for(self._pool.acquire(), timeout=2)
        try:
            return await conn.fetchval("SELECT value FROM setting WHERE key = $1", key)
        finally:
            await self._pool.release(conn)
