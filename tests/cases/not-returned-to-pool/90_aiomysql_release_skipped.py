# aiomysql: the pool holds on to what was acquired; when the SELECT raises, its place is gone for ever.
import aiomysql


async def names(pool: aiomysql.Pool):
    conn = await pool.acquire()  # expect: TX303
    cur = await conn.cursor()
    await cur.execute("SELECT name FROM customer")
    rows = await cur.fetchall()
    await cur.close()
    pool.release(conn)
    return [name for (name,) in rows]
