# The savepoint lives in a block that commits, or is followed by commit().
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from badges.models import Badge

engine = create_async_engine("postgresql+asyncpg://localhost/badges")
make_session = async_sessionmaker(engine)


async def award(user_id: int, kind: str) -> bool:
    async with make_session() as session:
        try:
            async with session.begin_nested():
                session.add(Badge(user_id=user_id, kind=kind))
        except IntegrityError:
            return False
        await session.commit()
        return True


async def award_all(user_id: int, kinds: list[str]) -> None:
    async with make_session() as session, session.begin():
        for kind in kinds:
            async with session.begin_nested():
                session.add(Badge(user_id=user_id, kind=kind))


async def award_in(session: AsyncSession, user_id: int, kind: str) -> None:
    async with session.begin_nested():
        session.add(Badge(user_id=user_id, kind=kind))
