# aiopg: as projects write it, and as it leaks.
import aiopg


async def find(pool: aiopg.Pool, key):
    conn = await pool.acquire()  # expect: TX303
    cur = await conn.cursor()
    await cur.execute("SELECT value FROM entry WHERE key = %s", (key,))
    row = await cur.fetchone()
    if row is None:
        return None
    await pool.release(conn)
    return row[0]
