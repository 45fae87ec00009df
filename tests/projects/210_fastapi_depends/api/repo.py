from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from .models import User


class UserRepo:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def by_mail(self, mail):
        return (await self.session.execute(select(User).where(User.mail == mail))).scalar_one_or_none()

    async def add(self, mail):
        user = User(mail=mail)
        self.session.add(user)
        await self.session.flush()
        return user
