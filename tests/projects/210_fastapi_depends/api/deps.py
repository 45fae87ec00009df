from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from .db import get_session, get_tx_session
from .repo import UserRepo

SessionDep = Annotated[AsyncSession, Depends(get_session)]
TxDep = Annotated[AsyncSession, Depends(get_tx_session)]


class Users:
    def __init__(self, session: SessionDep):
        self.session = session
        self.repo = UserRepo(session)


UsersDep = Annotated[Users, Depends()]
