# contextlib.suppress(Exception) round the commit of an asynchronous session.
from contextlib import suppress

from sqlalchemy.ext.asyncio import AsyncSession


async def touch(session: AsyncSession, user) -> dict:
    user.visits += 1
    with suppress(Exception):
        await session.commit()  # expect: TX102
    return {"visits": user.visits}
