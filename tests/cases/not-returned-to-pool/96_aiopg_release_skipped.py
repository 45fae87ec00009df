# aiopg: acquire() without async with, and a release() that a failing statement skips.
import aiopg


async def visits(dsn):
    async with aiopg.create_pool(dsn) as pool:
        conn = await pool.acquire()  # expect: TX303
        cur = await conn.cursor()
        await cur.execute("SELECT page, count(*) FROM visit GROUP BY page")
        rows = await cur.fetchall()
        pool.release(conn)
        return dict(rows)
