# A script that fails ends, and its session with it.
import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://desk@db/desk", pool_recycle=600)
Session = async_sessionmaker(engine)


async def backfill():
    session = Session()
    await session.execute(text("UPDATE ticket SET seen = true"))  # allow: TX301
    await session.commit()
    await session.close()


if __name__ == "__main__":
    asyncio.run(backfill())
