# With the rollback; or by asking first; or with a second session.
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


async def register(session: AsyncSession, email: str) -> User:
    user = User(email=email)
    session.add(user)
    try:
        await session.commit()
    except IntegrityError:
        await session.rollback()
        user = (await session.scalars(select(User).where(User.email == email))).one()
    return user


async def register_asking(session: AsyncSession, email: str) -> User:
    user = (await session.scalars(select(User).where(User.email == email))).one_or_none()
    if user is None:
        user = User(email=email)
        session.add(user)
        await session.commit()
    return user
