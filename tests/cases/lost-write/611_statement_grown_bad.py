# The statement is an INSERT that grows in place, or under its own name.
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from shop.tables import clicks


class ClickLog:
    def __init__(self, engine: AsyncEngine):
        self.engine = engine

    async def record(self, code: str) -> None:
        statement = insert(clicks).values(code=code)
        async with self.engine.connect() as conn:
            await conn.execute(statement.on_conflict_do_nothing())  # expect: TX403

    async def count(self, rows) -> None:
        statement = insert(clicks)
        statement = statement.on_conflict_do_update(index_elements=["code"], set_={"n": statement.excluded.n})
        async with self.engine.connect() as conn:
            await conn.execute(statement, rows)  # expect: TX403
