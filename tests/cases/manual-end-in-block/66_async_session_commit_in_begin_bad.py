# commit() in async_sessionmaker.begin(), then another statement.
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from tasks.models import Task


async def take(sessions: async_sessionmaker[AsyncSession]) -> int | None:
    async with sessions.begin() as session:
        task = await session.scalar(select(Task).where(Task.state == "new").limit(1).with_for_update())
        if task is None:
            return None
        task.state = "taken"
        await session.commit()  # expect: TX405
        await session.refresh(task)
        return task.id
