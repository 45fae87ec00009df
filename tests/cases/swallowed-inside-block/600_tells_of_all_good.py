"""The clause is about all that the block does, and the caller is told of its failure."""

from psycopg import AsyncConnection, Error
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from shop.tables import cost


async def set_cost(maker: async_sessionmaker[AsyncSession], values: dict) -> bool:
    async with maker() as session, session.begin():
        try:
            await session.execute(insert(cost).values(**values))
            return True
        except IntegrityError:
            return False


async def plan_of(conn: AsyncConnection, statement: str) -> str | None:
    async with conn.transaction(force_rollback=True), conn.cursor() as cur:
        try:
            await cur.execute("DELETE FROM plan_cache")
            await cur.execute(f"EXPLAIN {statement}")
            return str(await cur.fetchone())
        except Error:
            return None
