from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from .models import Item


class BaseRepo:
    model = None

    def __init__(self, session: AsyncSession):
        self.session = session

    async def add(self, **fields):
        row = self.model(**fields)
        self.session.add(row)
        await self.session.flush()
        return row


class ItemRepo(BaseRepo):
    model = Item

    async def take(self, key, n):
        await self.session.execute(update(Item).where(Item.id == key).values(stock=Item.stock - n))
