# The task is kept, awaited or gathered with its errors raised.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def log_visit(session: AsyncSession, visit) -> None:
    session.add(visit)
    task = asyncio.create_task(session.commit())
    await asyncio.wait_for(asyncio.shield(task), 5)


async def log_many(sessions: list[AsyncSession]) -> None:
    async with asyncio.TaskGroup() as group:
        for session in sessions:
            group.create_task(session.commit())
