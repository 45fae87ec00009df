# databases: the transaction object is committed, then rolled back in the handler of a later step.
import asyncpg


async def publish(conn: asyncpg.Connection, notify) -> None:
    tr = conn.transaction()
    await tr.start()
    try:
        await conn.execute("UPDATE page SET live = true")
    except BaseException:
        await tr.rollback()
        raise
    await tr.commit()
    try:
        await notify()
    except Exception:
        await tr.rollback()  # expect: TX404
        raise
