# ensure_future of a helper coroutine that only commits.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def _commit(session: AsyncSession) -> None:
    await session.commit()


async def touch(session: AsyncSession, row) -> None:
    row.touched = True
    asyncio.ensure_future(_commit(session))  # expect: TX106
