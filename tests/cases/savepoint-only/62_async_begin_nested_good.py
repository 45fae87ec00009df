# The savepoint lies in a transaction.
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from audit.models import Event

engine = create_async_engine("postgresql+asyncpg://audit@db/audit")


async def record(kind: str) -> None:
    async with AsyncSession(engine) as session:
        async with session.begin_nested():
            session.add(Event(kind=kind))
        await session.commit()


async def record_for(session: AsyncSession, kind: str) -> None:
    async with session.begin_nested():
        session.add(Event(kind=kind))
