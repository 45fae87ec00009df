# A unique violation is counted and passed over inside conn.transaction(): the block commits nothing.
import asyncpg


async def store_tags(pool: asyncpg.Pool, names: list[str]) -> int:
    skipped = 0
    async with pool.acquire() as conn, conn.transaction():
        for name in names:
            try:
                await conn.execute("INSERT INTO tag (name) VALUES ($1)", name)
            except asyncpg.UniqueViolationError:  # expect: TX401
                skipped += 1
        await conn.execute("UPDATE tag_stats SET total = (SELECT count(*) FROM tag)")
    return skipped
