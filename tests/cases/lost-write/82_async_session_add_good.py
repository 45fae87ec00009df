# Committed; or the block is a transaction; or the caller's session is used.
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from audit.models import Entry

engine = create_async_engine("postgresql+asyncpg://audit@db/audit")


async def note(user_id: int, what: str) -> None:
    async with AsyncSession(engine) as session:
        session.add(Entry(user_id=user_id, what=what))
        await session.commit()


async def note_in_block(user_id: int, what: str) -> None:
    async with AsyncSession(engine) as session, session.begin():
        session.add(Entry(user_id=user_id, what=what))


async def note_for(session: AsyncSession, user_id: int, what: str) -> None:
    session.add(Entry(user_id=user_id, what=what))
    await session.flush()
