# AsyncSession: the duplicate is swallowed and the same session asked again.
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


async def register(session: AsyncSession, email: str) -> User:
    user = User(email=email)
    session.add(user)
    try:
        await session.commit()
    except IntegrityError:  # expect: TX204,TX102
        user = (await session.scalars(select(User).where(User.email == email))).one()
    return user
