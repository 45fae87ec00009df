# The commit is started as a task nobody holds on to.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def log_visit(session: AsyncSession, visit) -> None:
    session.add(visit)
    await session.flush()
    loop = asyncio.get_running_loop()
    loop.create_task(session.commit())  # expect: TX106
