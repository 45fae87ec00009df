# scoped run: as projects write it.
from sqlalchemy.ext.asyncio import AsyncSession, async_scoped_session, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://db/shop")
factory = async_sessionmaker(engine)


def _load(session):
    return session.execute("select 1").scalar()


async def load():
    async with AsyncSession(engine) as session:
        return await session.run_sync(_load)


async def setup(metadata):
    async with engine.begin() as conn:
        await conn.run_sync(metadata.create_all)


def scoped(scope):
    return async_scoped_session(factory, scopefunc=scope)
