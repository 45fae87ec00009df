# The coroutine of the end is made on one line and awaited on another, which an error skips.
import asyncpg


async def rename(conn: asyncpg.Connection, item_id, name):
    tr = conn.transaction()
    await tr.start()  # expect: TX201
    await conn.execute("UPDATE item SET name = $2 WHERE id = $1", item_id, name)
    ending = tr.commit()
    await ending
