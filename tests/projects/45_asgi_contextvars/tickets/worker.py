import asyncio

from tickets import db
from tickets.hooks import deliver


async def drain():
    while True:
        async with db.pool.acquire() as conn, conn.transaction():
            job = await conn.fetchrow("SELECT id, url, body FROM job LIMIT 1 FOR UPDATE SKIP LOCKED")
            if job is None:
                break
            await deliver(job["url"], job["body"])  # expect: TX402
            await conn.execute("DELETE FROM job WHERE id = $1", job["id"])


async def expire():
    async with db.pool.acquire() as conn:
        async with conn.transaction():
            await conn.execute("UPDATE ticket SET open = false WHERE due < now()")
            await db.pool.execute("INSERT INTO history (what) VALUES ('expired')")  # expect: TX408


async def remind():
    while True:
        async with db.pool.acquire() as conn:
            rows = await conn.fetch("SELECT url FROM watcher")
        for row in rows:
            await deliver(row["url"], {})
        await asyncio.sleep(60)
