# asyncpg commits each statement: no transaction is open while the worker waits.
import asyncio

import asyncpg
import httpx


async def work(dsn: str, url: str) -> None:
    conn = await asyncpg.connect(dsn)
    try:
        async with httpx.AsyncClient() as client:
            while True:
                row = await conn.fetchrow("UPDATE job SET state = 'running' WHERE state = 'new' RETURNING id, body")
                if row is None:
                    await asyncio.sleep(5)
                    continue
                await client.post(url, json={"body": row["body"]})
                await conn.execute("UPDATE job SET state = 'done' WHERE id = $1", row["id"])
    finally:
        await conn.close()
