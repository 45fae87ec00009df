# aioodbc: release() is a coroutine and stands behind the statement that may fail.
import aioodbc


async def stock(dsn, part):
    pool = await aioodbc.create_pool(dsn=dsn, minsize=1, maxsize=4)
    try:
        conn = await pool.acquire()  # expect: TX303
        cur = await conn.cursor()
        await cur.execute("SELECT pieces FROM stock WHERE part = ?", part)
        row = await cur.fetchone()
        await cur.close()
        await pool.release(conn)
        return row.pieces
    finally:
        pool.close()
        await pool.wait_closed()
