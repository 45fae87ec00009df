# The aiosqlite connection is closed by its block.
import aiosqlite


async def add(path, name):
    async with aiosqlite.connect(path) as db:
        await db.execute("INSERT INTO tag VALUES (?)", (name,))
        await db.commit()
    async with db.execute("SELECT count(*) FROM tag") as cursor:  # expect: TX404
        return (await cursor.fetchone())[0]
