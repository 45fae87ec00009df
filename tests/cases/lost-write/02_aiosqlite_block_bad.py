# `async with aiosqlite.connect()` closes and does not commit, unlike `with` on a sqlite3 connection.
import aiosqlite


async def remember(path: str, key: str, value: str) -> None:
    async with aiosqlite.connect(path) as db:
        await db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))  # expect: TX403


async def forget(path: str, key: str) -> int:
    db = await aiosqlite.connect(path)
    try:
        cursor = await db.execute("DELETE FROM setting WHERE key = ?", (key,))  # expect: TX403
        return cursor.rowcount
    finally:
        await db.close()
