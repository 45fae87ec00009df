# A background task that runs a complete unit of work with its own session, kept in a set and awaited at the end.
import asyncio
import logging

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from metrics.models import Sample

log = logging.getLogger(__name__)


class Recorder:
    def __init__(self, maker: async_sessionmaker[AsyncSession]):
        self._maker = maker
        self._tasks: set[asyncio.Task[None]] = set()

    def record(self, name: str, value: float) -> None:
        task = asyncio.create_task(self._store(name, value))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _store(self, name: str, value: float) -> None:
        async with self._maker() as session:
            session.add(Sample(name=name, value=value))
            await session.commit()

    async def flush(self) -> None:
        await asyncio.gather(*self._tasks)
