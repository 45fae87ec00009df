# release in finally, `async with`, exit stack; shielded release.
import asyncio
from contextlib import AsyncExitStack

import asyncpg


class Repo:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self.pool = pool

    async def get(self, pk: int):
        conn = await self.pool.acquire(timeout=3)
        try:
            return await conn.fetchrow("SELECT * FROM item WHERE id = $1", pk, timeout=1)
        finally:
            await asyncio.shield(self.pool.release(conn))

    async def all(self):
        async with AsyncExitStack() as stack:
            conn = await stack.enter_async_context(self.pool.acquire())
            await stack.enter_async_context(conn.transaction())
            return await conn.fetch("SELECT * FROM item")
