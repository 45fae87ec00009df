# aiomysql: release behind the statements, without finally.
import aiomysql


async def names(pool: aiomysql.Pool):
    conn = await pool.acquire()  # expect: TX303
    cur = await conn.cursor()
    await cur.execute("SELECT name FROM person")
    rows = await cur.fetchall()
    await cur.close()
    pool.release(conn)
    return rows
