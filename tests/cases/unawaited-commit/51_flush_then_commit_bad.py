# The commit in a branch is not awaited; the other branch is.
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Vote


async def vote(session: AsyncSession, user, choice: str) -> None:
    row = await session.get(Vote, user.id)
    if row is None:
        session.add(Vote(id=user.id, choice=choice))
        session.commit()  # expect: TX101
    else:
        row.choice = choice
        await session.commit()
