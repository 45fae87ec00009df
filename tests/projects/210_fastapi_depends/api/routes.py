from fastapi import APIRouter, HTTPException

from .deps import SessionDep, TxDep, UsersDep
from .models import User
from .repo import UserRepo

router = APIRouter()


@router.post("/users")
async def create(mail: str, users: UsersDep):
    if await users.repo.by_mail(mail):
        raise HTTPException(409)
    user = await users.repo.add(mail)
    await users.session.commit()
    return user.id


@router.post("/users/bulk")
async def bulk(mails: list[str], session: TxDep):
    repo = UserRepo(session)
    return [(await repo.add(mail)).id for mail in mails]


@router.delete("/users/{key}")
async def delete(key: int, session: SessionDep):
    user = await session.get(User, key)
    await session.delete(user)
    await session.commit()
