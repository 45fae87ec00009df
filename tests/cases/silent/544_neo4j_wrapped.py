# A transaction that an object is made with may have been ended by it, or not: its later end is no use after the end.
from contextlib import asynccontextmanager

from neo4j import AsyncGraphDatabase


class Work:
    def __init__(self, tx):
        self._tx = tx

    async def run(self, query, **parameters):
        return await self._tx.run(query, **parameters)


class Graph:
    def __init__(self, uri):
        self.driver = AsyncGraphDatabase.driver(uri)

    @asynccontextmanager
    async def work(self):
        async with self.driver.session() as session:
            tx = await session.begin_transaction()
            try:
                yield Work(tx)
                await tx.commit()
            except BaseException:
                await tx.rollback()
                raise
