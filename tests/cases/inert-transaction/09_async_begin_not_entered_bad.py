# AsyncConnection.begin() is not a coroutine but an object to be awaited or entered; alone it starts nothing, and
# leaving the block rolls the two statements back.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine


async def rotate(engine: AsyncEngine, name: str, secret: str) -> None:
    async with engine.connect() as conn:
        conn.begin()  # expect: TX107
        await conn.execute(text("DELETE FROM secret WHERE name = :n"), {"n": name})  # allow: TX403
        await conn.execute(text("INSERT INTO secret VALUES (:n, :s)"), {"n": name, "s": secret})  # allow: TX403
