# The flag decides in finally; BaseException is handled by construction.
import asyncpg


async def add_tag(conn: asyncpg.Connection, post: int, tag: str) -> None:
    tr = conn.transaction()
    await tr.start()
    ok = False
    try:
        tag_id = await conn.fetchval("INSERT INTO tag (name) VALUES ($1) RETURNING id", tag)
        await conn.execute("INSERT INTO post_tag (post, tag) VALUES ($1, $2)", post, tag_id)
        ok = True
    finally:
        if ok:
            await tr.commit()
        else:
            await tr.rollback()
