# begin_nested() begins the outer transaction as well, and nobody commits that.
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from audit.models import Event

engine = create_async_engine("postgresql+asyncpg://audit@db/audit")


async def record(kind: str) -> None:
    async with AsyncSession(engine) as session:
        async with session.begin_nested():  # expect: TX406
            session.add(Event(kind=kind))
