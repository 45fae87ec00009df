# acquire by await; a timeout of the statement skips the release.
import asyncpg


class Repo:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self.pool = pool

    async def get(self, pk: int):
        conn = await self.pool.acquire(timeout=3)  # expect: TX303
        row = await conn.fetchrow("SELECT * FROM item WHERE id = $1", pk, timeout=1)
        await self.pool.release(conn)
        return row
