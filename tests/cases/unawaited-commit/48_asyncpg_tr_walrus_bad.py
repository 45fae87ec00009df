# Inside a conditional expression and a walrus the start is awaited, the commit is not.
import asyncpg


async def claim(conn: asyncpg.Connection, worker: str) -> bool:
    await (tr := conn.transaction()).start()
    try:
        done = await conn.execute("UPDATE job SET worker = $1 WHERE worker IS NULL", worker)
        tr.commit() if done != "UPDATE 0" else await tr.rollback()  # expect: TX101
    except BaseException:
        await tr.rollback()
        raise
    return done != "UPDATE 0"
