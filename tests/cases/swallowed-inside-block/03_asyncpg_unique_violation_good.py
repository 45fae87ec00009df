# A nested transaction() is a savepoint; ON CONFLICT needs no exception at all.
import asyncpg


async def store_tags(pool: asyncpg.Pool, names: list[str]) -> int:
    skipped = 0
    async with pool.acquire() as conn, conn.transaction():
        for name in names:
            try:
                async with conn.transaction():
                    await conn.execute("INSERT INTO tag (name) VALUES ($1)", name)
            except asyncpg.UniqueViolationError:
                skipped += 1
        await conn.execute("UPDATE tag_stats SET total = (SELECT count(*) FROM tag)")
    return skipped


async def store_tags_quietly(pool: asyncpg.Pool, names: list[str]) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await conn.executemany("INSERT INTO tag (name) VALUES ($1) ON CONFLICT DO NOTHING", [(n,) for n in names])
