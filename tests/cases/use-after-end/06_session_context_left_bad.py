# The connection of engine.begin() is kept in a variable and used when its block is over.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine


async def archive(engine: AsyncEngine, year: int) -> int:
    total = 0
    async with engine.begin() as conn:
        moved = await conn.execute(text("DELETE FROM entry WHERE year = :y"), {"y": year})
        total += moved.rowcount
    for table in ("note", "file"):
        moved = await conn.execute(text(f"DELETE FROM {table} WHERE year = :y"), {"y": year})  # expect: TX404
        total += moved.rowcount
    return total
