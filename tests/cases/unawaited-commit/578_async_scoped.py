from asyncio import current_task

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession, async_scoped_session, async_sessionmaker, create_async_engine

from .models import Item, metadata

engine = create_async_engine("postgresql+asyncpg:///a")
Scoped = async_scoped_session(async_sessionmaker(engine), scopefunc=current_task)


async def add(n):
    Scoped.add(Item(n=n))
    await Scoped.commit()
    await Scoped.remove()


async def add_bare(n):
    Scoped.add(Item(n=n))
    Scoped.commit()  # expect: TX101


async def create():
    async with engine.begin() as conn:
        await conn.run_sync(metadata.create_all)


async def create_lost():
    async with engine.connect() as conn:
        await conn.run_sync(metadata.create_all)  # allow: TX403


async def insert_lost(n):
    async with engine.connect() as conn:
        await conn.execute(insert(Item).values(n=n))  # expect: TX403


async def leak(n):
    conn = await engine.connect()  # expect: TX301,TX303
    await conn.execute(insert(Item).values(n=n))
    await conn.commit()
    await conn.close()


async def session_leak(n):
    session = AsyncSession(engine)  # expect: TX301
    session.add(Item(n=n))
    await session.flush()
    await session.commit()
    await session.close()


async def sync_part(n):
    def work(session):
        session.add(Item(n=n))
        session.flush()

    async with AsyncSession(engine) as session:
        await session.run_sync(work)
        await session.commit()
