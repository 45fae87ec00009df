# The session dependency forgets to await the rollback of its error branch: the coroutine never runs, only a
# RuntimeWarning appears in the log.
from collections.abc import AsyncIterator

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from reading.settings import DATABASE_URL

engine = create_async_engine(DATABASE_URL, pool_recycle=1800)
maker = async_sessionmaker(engine, expire_on_commit=False)


async def get_session() -> AsyncIterator[AsyncSession]:
    async with maker() as session:
        try:
            yield session
            await session.commit()
        except Exception:
            session.rollback()  # expect: TX101
            raise
