# Session and transaction in one `with`: the second manager is left first, then the first closes the session.
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import Session

from stock.models import Shelf


def clear(engine, shelf_id):
    with Session(engine) as session, session.begin():
        shelf = session.scalars(select(Shelf).where(Shelf.id == shelf_id).with_for_update()).one()
        shelf.items.clear()


async def clear_async(maker: async_sessionmaker[AsyncSession], shelf_id: int) -> bool:
    async with maker() as session, session.begin():
        shelf = await session.get(Shelf, shelf_id, with_for_update=True)
        if shelf is None:
            return False
        shelf.items = []
        return True


def clear_all(maker, shelf_ids):
    with maker.begin() as session:
        for shelf_id in shelf_ids:
            session.get(Shelf, shelf_id).items.clear()
