import httpx

from .context import current, pool


async def rename(key, name):
    conn = current.get()
    await conn.execute("UPDATE thing SET name = %s WHERE id = %s", (name, key))


async def sync(key):
    async with pool.connection() as conn:
        await conn.execute("UPDATE thing SET synced = now() WHERE id = %s", (key,))
        async with httpx.AsyncClient() as client:
            await client.post("https://peer.example/sync")  # expect: TX402,TX407


async def unawaited(key):
    async with pool.connection() as conn:
        await conn.execute("UPDATE thing SET synced = now() WHERE id = %s", (key,))
        conn.commit()  # expect: TX101
