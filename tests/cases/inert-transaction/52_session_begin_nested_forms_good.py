# Session.begin() begins at the call; begin_nested() kept in a variable; transaction passed to a helper that enters it.
from contextlib import nullcontext

import asyncpg
from sqlalchemy.orm import Session


def store(session: Session, rows) -> None:
    session.begin()
    try:
        session.add_all(rows)
        session.commit()
    except BaseException:
        session.rollback()
        raise


async def run(conn: asyncpg.Connection, sql: str, atomic: bool) -> None:
    async with conn.transaction() if atomic else nullcontext():
        await conn.execute(sql)


async def entered(conn: asyncpg.Connection, wrap, sql: str) -> None:
    async with wrap(conn.transaction()):
        await conn.execute(sql)
