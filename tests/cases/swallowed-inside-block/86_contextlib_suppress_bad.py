# suppress() inside session.begin() of an async session.
from contextlib import suppress

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tags.models import Tag


async def add_tags(session: AsyncSession, names):
    async with session.begin():
        for name in names:
            with suppress(IntegrityError):  # expect: TX401
                session.add(Tag(name=name))
                await session.flush()
