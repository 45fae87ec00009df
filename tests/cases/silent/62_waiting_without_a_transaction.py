# An asyncpg connection outside transaction() commits each statement: a request or a pause between two statements
# keeps a pool slot, but no transaction.
import asyncio

import asyncpg
import httpx


async def refresh(pool: asyncpg.Pool, client: httpx.AsyncClient) -> None:
    async with pool.acquire() as conn:
        for row in await conn.fetch("SELECT id, url FROM feed"):
            answer = await client.get(row["url"])
            await conn.execute("UPDATE feed SET body = $2 WHERE id = $1", row["id"], answer.text)
            await asyncio.sleep(0.2)
