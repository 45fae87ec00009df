# The function closes the connection exactly when it has opened it itself.
import aiosqlite


async def add_feed(url: str, title: str, db: aiosqlite.Connection | None = None, path: str = "feeds.db") -> None:
    owned = db is None
    if owned:
        db = await aiosqlite.connect(path)
    try:
        await db.execute("INSERT OR IGNORE INTO feed (url, title) VALUES (?, ?)", (url, title))
        await db.commit()
    finally:
        if owned:
            await db.close()
