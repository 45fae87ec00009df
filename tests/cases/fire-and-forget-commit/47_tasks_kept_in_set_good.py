# The task is kept in a set with a callback that reads its error; FastAPI's background task runs a whole unit.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class Writer:
    def __init__(self, factory: async_sessionmaker[AsyncSession]) -> None:
        self.factory = factory
        self.tasks: set[asyncio.Task] = set()

    async def _write(self, row) -> None:
        async with self.factory() as session, session.begin():
            session.add(row)

    def write(self, row) -> None:
        task = asyncio.create_task(self._write(row))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def flush(self) -> None:
        await asyncio.gather(*self.tasks)
