# await aiosqlite.connect() with close() at the end.
import aiosqlite


async def add_guild(path, guild_id, name):
    db = await aiosqlite.connect(path)  # expect: TX301
    await db.execute("INSERT INTO guild (id, name) VALUES (?, ?)", (guild_id, name))
    await db.commit()
    await db.close()
