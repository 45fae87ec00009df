# A second transaction() inside the first is a savepoint in asyncpg, and begin_nested() is one in SQLAlchemy: neither is
# a second begin.
import asyncpg
from sqlalchemy import text
from sqlalchemy.engine import Engine


async def move(conn: asyncpg.Connection, rows: list[tuple[int, int]]) -> None:
    async with conn.transaction():
        for item, place in rows:
            async with conn.transaction():
                await conn.execute("UPDATE item SET place = $2 WHERE id = $1", item, place)


def move_sync(engine: Engine, rows: list[tuple[int, int]]) -> None:
    with engine.connect() as conn, conn.begin():
        for item, place in rows:
            with conn.begin_nested():
                conn.execute(text("UPDATE item SET place = :p WHERE id = :i"), {"p": place, "i": item})
