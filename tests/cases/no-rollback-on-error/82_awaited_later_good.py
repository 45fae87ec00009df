# The coroutine of the end is made on one line and awaited on another.
import asyncpg


async def rename(conn: asyncpg.Connection, item_id, name):
    tr = conn.transaction()
    await tr.start()
    try:
        await conn.execute("UPDATE item SET name = $2 WHERE id = $1", item_id, name)
        await conn.execute("INSERT INTO history (item) VALUES ($1)", item_id)
        ending = tr.commit()
    except BaseException:
        ending = tr.rollback()
        await ending
        raise
    await ending


async def move(conn: asyncpg.Connection, item_id, shelf):
    tr = conn.transaction()
    await tr.start()
    done = False
    try:
        await conn.execute("UPDATE item SET shelf = $2 WHERE id = $1", item_id, shelf)
        done = True
    finally:
        if done:
            end = tr.commit()
        else:
            end = tr.rollback()
        await end
