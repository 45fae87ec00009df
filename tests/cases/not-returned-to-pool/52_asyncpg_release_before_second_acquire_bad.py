# Two acquires in one function: the second is not released when the query between them fails.
import asyncpg


async def move(pool: asyncpg.Pool, archive: asyncpg.Pool, pk: int) -> None:
    src = await pool.acquire()
    try:
        dst = await archive.acquire()  # expect: TX303
        row = await src.fetchrow("DELETE FROM item WHERE id = $1 RETURNING *", pk)
        await dst.execute("INSERT INTO item VALUES ($1, $2)", *row.values())
        await archive.release(dst)
    finally:
        await pool.release(src)
