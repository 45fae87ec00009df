# The helper counts on autocommit and passes over a duplicate; called inside a transaction it dooms the whole of it.
import asyncpg


async def mark(conn: asyncpg.Connection, name: str) -> None:
    try:
        await conn.execute("INSERT INTO mark (name) VALUES ($1)", name)
    except asyncpg.UniqueViolationError:
        pass


async def mark_all(conn: asyncpg.Connection, names: list[str]) -> None:
    async with conn.transaction():
        for name in names:
            await mark(conn, name)  # expect: TX401


async def mark_each(conn: asyncpg.Connection, names: list[str]) -> None:
    for name in names:
        await mark(conn, name)
