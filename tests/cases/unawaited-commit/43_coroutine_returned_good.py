# The coroutine of commit() is returned to the caller, or kept in a list and gathered: both are awaited there.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


def commit_soon(session: AsyncSession):
    return session.commit()


async def save_all(sessions: list[AsyncSession], rows):
    for session, row in zip(sessions, rows):
        session.add(row)
    waiting = []
    for session in sessions:
        waiting.append(session.commit())
    await asyncio.gather(*waiting)


async def save_one(session: AsyncSession, row):
    session.add(row)
    await commit_soon(session)


async def save_both(first: AsyncSession, second: AsyncSession):
    await asyncio.gather(*(s.commit() for s in (first, second)))
