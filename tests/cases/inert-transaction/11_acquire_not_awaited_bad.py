# acquire() of asyncpg gives an object to be awaited or entered. The forgotten await makes every call fail.
import asyncpg


class Settings:
    def __init__(self, pool: asyncpg.Pool):
        self._pool = pool

    async def read(self, key: str) -> str | None:
        conn = self._pool.acquire()  # expect: TX107
        try:
            return await conn.fetchval("SELECT value FROM setting WHERE key = $1", key)
        finally:
            await self._pool.release(conn)
