# Whether or not the helper has committed: the rows that are locked behind it stay so while the loop sleeps.
import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from fleet.db import is_sqlite
from fleet.models import Fleet


async def commit_in_sqlite(session: AsyncSession):
    if is_sqlite():
        await session.commit()


async def lock_all(session: AsyncSession, pks):
    found = await session.execute(select(Fleet.id).where(Fleet.id.in_(pks)))
    pks = found.scalars().all()
    await commit_in_sqlite(session)
    for _ in range(10):
        found = await session.execute(select(Fleet).where(Fleet.id.in_(pks)).with_for_update())
        fleets = found.scalars().all()
        if len(fleets) == len(pks):
            return fleets
        await asyncio.sleep(3)  # expect: TX402
    return []
