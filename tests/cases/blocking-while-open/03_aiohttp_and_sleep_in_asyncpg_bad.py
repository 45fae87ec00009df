# A retry loop with a network call and a pause, all inside one asyncpg transaction.
import asyncio

import aiohttp
import asyncpg


async def push_pending(pool: asyncpg.Pool, http: aiohttp.ClientSession, url: str) -> int:
    async with pool.acquire() as conn, conn.transaction():
        rows = await conn.fetch("SELECT id, body FROM outgoing WHERE sent IS NULL FOR UPDATE SKIP LOCKED LIMIT 20")
        for row in rows:
            for attempt in range(3):
                async with http.post(url, data=row["body"]) as answer:  # expect: TX402,TX407
                    if answer.status < 500:
                        break
                await asyncio.sleep(2**attempt)  # expect: TX402
            await conn.execute("UPDATE outgoing SET sent = now() WHERE id = $1", row["id"])
    return len(rows)
