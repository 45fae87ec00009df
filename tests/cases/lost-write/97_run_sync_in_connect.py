# AsyncEngine.connect() never commits, whatever run_sync() has done on its connection.
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import create_async_engine

from visits.tables import metadata, page

engine = create_async_engine("postgresql+asyncpg://localhost/visits")


async def set_up():
    async with engine.connect() as conn:
        await conn.run_sync(metadata.create_all)
        await conn.execute(insert(page).values(name="index"))  # expect: TX403
