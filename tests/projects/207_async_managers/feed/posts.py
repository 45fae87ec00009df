from .db import db


async def publish(author, text):
    async with db.transaction() as conn:
        key = await conn.fetchval("INSERT INTO post (author, text) VALUES ($1, $2) RETURNING id", author, text)
        await conn.execute("UPDATE author SET posts = posts + 1 WHERE id = $1", author)
    return key


async def withdraw(key):
    async with db.manual() as conn:
        await conn.execute("DELETE FROM post WHERE id = $1", key)


async def recent(limit):
    async with db.pool.acquire() as conn:
        return await conn.fetch("SELECT * FROM post ORDER BY id DESC LIMIT $1", limit)
