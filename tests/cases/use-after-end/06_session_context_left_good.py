# The loop belongs inside the block; a result that was read to the end may be used afterwards.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine


async def archive(engine: AsyncEngine, year: int) -> int:
    total = 0
    async with engine.begin() as conn:
        for table in ("entry", "note", "file"):
            moved = await conn.execute(text(f"DELETE FROM {table} WHERE year = :y"), {"y": year})
            total += moved.rowcount
    return total


async def years(engine: AsyncEngine) -> list[int]:
    async with engine.connect() as conn:
        rows = (await conn.execute(text("SELECT DISTINCT year FROM entry"))).all()
    return [row.year for row in rows]
