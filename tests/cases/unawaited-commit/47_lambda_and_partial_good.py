# A coroutine function passed on as a callable is called and awaited elsewhere.
import functools
from contextlib import AsyncExitStack

from sqlalchemy.ext.asyncio import AsyncSession


async def run(session: AsyncSession, hooks, work) -> None:
    hooks.append(session.rollback)
    hooks.append(functools.partial(session.close))
    async with AsyncExitStack() as stack:
        stack.push_async_callback(session.close)
        await work(session)
        await session.commit()


async def with_retry(session: AsyncSession, retry) -> None:
    await retry(lambda: session.commit())
