# Committed before the block ends, or opened with isolation_level=None, which is autocommit.
import aiosqlite


async def remember(path: str, key: str, value: str) -> None:
    async with aiosqlite.connect(path) as db:
        await db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))
        await db.commit()


async def forget(path: str, key: str) -> int:
    async with aiosqlite.connect(path, isolation_level=None) as db:
        cursor = await db.execute("DELETE FROM setting WHERE key = ?", (key,))
        return cursor.rowcount


async def value(path: str, key: str) -> str | None:
    async with aiosqlite.connect(path) as db, db.execute("SELECT value FROM setting WHERE key = ?", (key,)) as rows:
        row = await rows.fetchone()
    return row[0] if row else None
