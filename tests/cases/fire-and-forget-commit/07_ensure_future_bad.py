# A transaction of asyncpg is committed "in the background"; the connection goes back to the pool while it runs.
import asyncio

import asyncpg


async def touch(pool: asyncpg.Pool, key: str) -> None:
    async with pool.acquire() as conn:
        tr = conn.transaction()
        await tr.start()
        try:
            await conn.execute("UPDATE cache SET used = now() WHERE key = $1", key)
        except BaseException:
            await tr.rollback()
            raise
        asyncio.ensure_future(tr.commit())  # expect: TX106
