# begin_nested() opens the outer transaction by itself and ends only the savepoint; the session is closed without
# a commit.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from badges.models import Badge

engine = create_async_engine("postgresql+asyncpg://localhost/badges")
make_session = async_sessionmaker(engine)


async def award(user_id: int, kind: str) -> bool:
    session: AsyncSession
    async with make_session() as session:
        try:
            async with session.begin_nested():  # expect: TX406
                session.add(Badge(user_id=user_id, kind=kind))  # allow: TX403
        except IntegrityError:
            return False
        return True
