# Either commit or rollback, decided before the end; a second transaction is a second object.
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
    if seen:
        await tx.commit()
    else:
        await tx.rollback()
    await conn.execute("INSERT INTO journal (post_id) VALUES ($1)", post_id)
    tx = conn.transaction()
    await tx.start()
    await tx.rollback()
    return bool(seen)
