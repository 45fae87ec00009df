# The helper starts a transaction on its caller's connection and returns rows only. The transaction object is gone, so
# nobody can end it.
import asyncpg


async def claim(conn: asyncpg.Connection, worker: str, limit: int) -> list[int]:
    tr = conn.transaction()
    await tr.start()  # expect: TX203
    rows = await conn.fetch("SELECT id FROM task WHERE owner IS NULL LIMIT $1 FOR UPDATE SKIP LOCKED", limit)
    for row in rows:
        await conn.execute("UPDATE task SET owner = $2 WHERE id = $1", row["id"], worker)
    return [row["id"] for row in rows]
