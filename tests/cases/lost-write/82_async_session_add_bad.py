# AsyncSession in a block of its own, add without commit.
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from audit.models import Entry

engine = create_async_engine("postgresql+asyncpg://audit@db/audit")


async def note(user_id: int, what: str) -> None:
    async with AsyncSession(engine) as session:
        session.add(Entry(user_id=user_id, what=what))  # expect: TX403
        await session.flush()
