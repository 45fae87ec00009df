"""A failed write that is only logged, also by a function which does nothing more; and those that seem meant: beside
what the function gives back, and by a comment."""

import logging
import time

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from shop.models import Order, Position

log = logging.getLogger("shop")
engine = create_async_engine("postgresql+asyncpg://app@db/app", pool_recycle=1800)
maker = async_sessionmaker(engine)


async def store_orders(orders):
    start = time.monotonic()
    async with maker() as session:
        try:
            session.add_all(Order(body) for body in orders)
            await session.commit()  # expect: TX102
        except Exception as error:
            log.warning("orders were not stored: %s", error)
    seconds = time.monotonic() - start
    log.debug("stored in %s s", seconds)


async def next_stop(origin, router):
    stop = await router.next(origin)
    async with maker() as session:
        session.add(Position(origin, stop))
        try:
            await session.commit()
        except Exception as error:
            log.warning("position: %s", error)
        return stop


async def store_order(channel, order):
    async with maker() as session:
        try:
            session.add(Order(order.body))
            await session.commit()  # expect: TX102
        except Exception as error:
            log.warning("order: %s", error)
    await channel.ack(order.tag)


async def seed(session: AsyncSession, scopes):
    try:
        session.add_all(scopes)
        await session.commit()
    except Exception as error:
        # Must not fail the start: the tables may not be there yet.
        log.warning("scopes: %s", error)
    return True


async def seed_all(session: AsyncSession, scopes):
    try:
        session.add_all(scopes)
        await session.commit()  # expect: TX102
    except Exception as error:
        # Scopes of before are there still.
        log.warning("scopes: %s", error)
    return True
