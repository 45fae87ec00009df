# The retry waits inside the transaction whose lock it could not get.
import asyncio

import asyncpg


async def claim(pool: asyncpg.Pool, job_id: int, worker: str) -> bool:
    async with pool.acquire() as conn:
        async with conn.transaction():
            for attempt in range(5):
                row = await conn.fetchrow("SELECT owner FROM job WHERE id = $1 FOR UPDATE", job_id)
                if row["owner"] is None:
                    await conn.execute("UPDATE job SET owner = $1 WHERE id = $2", worker, job_id)
                    return True
                await asyncio.sleep(2**attempt)  # expect: TX402
    return False
