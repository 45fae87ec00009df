# Committed; read only; by isolation_level None.
import aiosqlite


async def add(path, name):
    async with aiosqlite.connect(path) as db:
        await db.execute("INSERT INTO tag VALUES (?)", (name,))
        await db.commit()


async def names(path):
    async with aiosqlite.connect(path) as db:
        async with db.execute("SELECT name FROM tag") as cursor:
            return [row[0] async for row in cursor]


async def touch(path):
    async with aiosqlite.connect(path, isolation_level=None) as db:
        await db.execute("UPDATE tag SET seen = 1")
