# asyncpg.connect() in a command; the empty case returns without close.
import asyncpg


async def latest(dsn: str, channel: str):
    conn = await asyncpg.connect(dsn)  # expect: TX301
    row = await conn.fetchrow("SELECT id, body FROM post WHERE channel = $1 ORDER BY id DESC LIMIT 1", channel)
    if row is None:
        return None
    await conn.execute("UPDATE post SET seen = true WHERE id = $1", row["id"])
    await conn.close()
    return row["body"]
