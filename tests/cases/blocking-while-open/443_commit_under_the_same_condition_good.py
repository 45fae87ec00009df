# The helper commits where there is no server, and only there the lock in memory is waited for.
import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from fleet.db import is_sqlite
from fleet.models import Fleet


async def commit_in_sqlite(session: AsyncSession):
    if is_sqlite():
        await session.commit()


async def lock(session: AsyncSession, pk):
    found = await session.execute(select(Fleet).where(Fleet.id == pk).with_for_update(skip_locked=True))
    if not is_sqlite():
        return found.scalar_one()
    await commit_in_sqlite(session)
    await asyncio.sleep(3)
    found = await session.execute(select(Fleet).where(Fleet.id == pk))
    return found.scalar_one()
