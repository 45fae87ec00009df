# Translated into an HTTP error: the block sees an exception.
from fastapi import HTTPException
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from users.models import User


async def create_user(session: AsyncSession, email: str) -> User:
    async with session.begin():
        user = User(email=email)
        session.add(user)
        try:
            await session.flush()
        except IntegrityError as exc:
            raise HTTPException(status_code=409, detail="email is taken") from exc
    return user
