# asyncpg's Transaction may be ended once: the rollback() in the second step raises InterfaceError.
import asyncpg


async def publish(conn: asyncpg.Connection, post_id: int) -> bool:
    tx = conn.transaction()
    await tx.start()
    try:
        await conn.execute("UPDATE post SET live = true WHERE id = $1", post_id)
        seen = await conn.fetchval("SELECT count(*) FROM post WHERE id = $1", post_id)
    except BaseException:
        await tx.rollback()
        raise
    await tx.commit()
    if not seen:
        await tx.rollback()  # expect: TX404
    return bool(seen)
