# One transaction an attempt; the waiting is done outside.
import asyncio

import asyncpg


async def claim(pool: asyncpg.Pool, job_id: int, worker: str) -> bool:
    async with pool.acquire() as conn:
        for attempt in range(5):
            async with conn.transaction():
                row = await conn.fetchrow("SELECT owner FROM job WHERE id = $1 FOR UPDATE", job_id)
                if row["owner"] is None:
                    await conn.execute("UPDATE job SET owner = $1 WHERE id = $2", worker, job_id)
                    return True
            await asyncio.sleep(2**attempt)
    return False
