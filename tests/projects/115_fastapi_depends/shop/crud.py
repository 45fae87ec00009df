from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def insert_item(session: AsyncSession, name: str, *, commit: bool = True):
    await session.execute(text("INSERT INTO item (name) VALUES (:n)"), {"n": name})
    if commit:
        await session.commit()


async def touch(session: AsyncSession, number: int):
    await session.execute(text("UPDATE item SET seen = now() WHERE id = :i"), {"i": number})
