# A coroutine stored in a variable and awaited later; a tuple of coroutines given to gather.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def finish(session: AsyncSession, ok: bool) -> None:
    ending = session.commit() if ok else session.rollback()
    await asyncio.shield(ending)


async def close_all(first: AsyncSession, second: AsyncSession) -> None:
    jobs = (first.close(), second.close())
    await asyncio.gather(*jobs)
