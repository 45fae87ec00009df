# async_scoped_session: committed and removed, both awaited.
import asyncio

from sqlalchemy.ext.asyncio import async_scoped_session, async_sessionmaker, create_async_engine

from shop.models import Order

engine = create_async_engine("postgresql+asyncpg://localhost/shop")
Session = async_scoped_session(async_sessionmaker(engine), scopefunc=asyncio.current_task)


async def order(part):
    try:
        Session.add(Order(part=part))
        await Session.commit()
    finally:
        await Session.remove()
