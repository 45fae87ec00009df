# connect through wait_for, closed in finally; connect inside a loop until it works.
import asyncio

import asyncpg


async def latest(dsn: str):
    conn = await asyncio.wait_for(asyncpg.connect(dsn), timeout=5)
    try:
        return await conn.fetchrow("SELECT id, body FROM post ORDER BY id DESC LIMIT 1")
    finally:
        await conn.close()


async def patient(dsn: str):
    for delay in (1, 2, 4, 8):
        try:
            conn = await asyncpg.connect(dsn)
            break
        except OSError:
            await asyncio.sleep(delay)
    else:
        raise RuntimeError("no database")
    try:
        return await conn.fetchval("SELECT version()")
    finally:
        await conn.close()
