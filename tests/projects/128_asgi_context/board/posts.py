import httpx
from sqlalchemy import text

from board.dbstate import current, factory


async def post(title):
    session = current()
    await session.execute(text("INSERT INTO post (title) VALUES (:t)"), {"t": title})
    await session.flush()


async def publish(title):
    session = current()
    await session.execute(text("UPDATE post SET live = true WHERE title = :t"), {"t": title})
    async with httpx.AsyncClient() as client:
        await client.post("https://feed.example", json={"t": title})  # expect: TX402


async def unpublish(title):
    session = current()
    await session.execute(text("UPDATE post SET live = false WHERE title = :t"), {"t": title})
    current().commit()  # expect: TX101


async def sweep():
    async with factory.begin() as session:
        await session.execute(text("DELETE FROM post WHERE old"))
