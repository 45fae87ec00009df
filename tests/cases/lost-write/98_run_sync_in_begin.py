# AsyncEngine.begin() commits what run_sync() and the statements round it have done.
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from visits.tables import metadata, page

engine = create_async_engine("postgresql+asyncpg://localhost/visits")
sessions = async_sessionmaker(engine)


async def set_up():
    async with engine.begin() as conn:
        await conn.run_sync(metadata.drop_all)
        await conn.run_sync(metadata.create_all)
        await conn.execute(insert(page).values(name="index"))


async def touch(session: AsyncSession):
    await session.run_sync(lambda inner: inner.execute(insert(page).values(name="about")))
    await session.commit()
