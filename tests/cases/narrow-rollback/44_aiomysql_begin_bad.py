# aiomysql: begin, work, `except pymysql.Error`.
import aiomysql
import pymysql


async def store(conn: aiomysql.Connection, rows) -> None:
    await conn.begin()  # expect: TX205
    try:
        async with conn.cursor() as cur:
            for row in rows:
                await cur.execute("INSERT INTO t (a) VALUES (%s)", (row["a"],))
        await conn.commit()
    except pymysql.Error:
        await conn.rollback()
        raise
