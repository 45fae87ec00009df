from contextlib import AsyncExitStack

import aiosqlite
import asyncpg


class Node:
    def __init__(self, dsn, path):
        self.dsn = dsn
        self.path = path
        self._stack = AsyncExitStack()

    async def __aenter__(self):
        await self._stack.__aenter__()
        try:
            self.pool = await self._stack.enter_async_context(asyncpg.create_pool(self.dsn))
            self.spool = await self._stack.enter_async_context(aiosqlite.connect(self.path))
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *exc):
        return await self._stack.__aexit__(*exc)

    async def relay(self):
        async with self.spool.execute("SELECT id, body FROM spool") as rows:
            async for key, body in rows:
                async with self.pool.acquire() as conn:
                    await conn.execute("INSERT INTO mail VALUES ($1)", body)
                await self.spool.execute("DELETE FROM spool WHERE id = ?", (key,))
                await self.spool.commit()
