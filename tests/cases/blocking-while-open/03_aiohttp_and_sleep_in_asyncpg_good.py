# The rows are claimed in a short transaction; sending happens with no transaction open, on a connection that
# commits each statement by itself.
import asyncio

import aiohttp
import asyncpg


async def push_pending(pool: asyncpg.Pool, http: aiohttp.ClientSession, url: str) -> int:
    async with pool.acquire() as conn, conn.transaction():
        rows = await conn.fetch(
            "UPDATE outgoing SET claimed = now() WHERE id IN (SELECT id FROM outgoing WHERE claimed IS NULL "
            "FOR UPDATE SKIP LOCKED LIMIT 20) RETURNING id, body"
        )
    for row in rows:
        for attempt in range(3):
            async with http.post(url, data=row["body"]) as answer:
                if answer.status < 500:
                    break
            await asyncio.sleep(2**attempt)
        await pool.execute("UPDATE outgoing SET sent = now() WHERE id = $1", row["id"])
    return len(rows)
