# The transaction is started and committed by hand; the insert between may raise.
import asyncpg


async def add_tag(conn: asyncpg.Connection, post: int, tag: str) -> None:
    tr = conn.transaction()
    await tr.start()  # expect: TX201
    tag_id = await conn.fetchval("INSERT INTO tag (name) VALUES ($1) RETURNING id", tag)
    await conn.execute("INSERT INTO post_tag (post, tag) VALUES ($1, $2)", post, tag_id)
    await tr.commit()
