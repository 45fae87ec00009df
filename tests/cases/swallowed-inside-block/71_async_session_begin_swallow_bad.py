# Async: the broad handler inside session.begin() hides a failing statement and the block commits nothing.
import logging

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from billing.models import Invoice

logger = logging.getLogger(__name__)
engine = create_async_engine("postgresql+asyncpg://billing@db/billing", pool_recycle=1800)
Session = async_sessionmaker(engine, class_=AsyncSession)


async def mark_paid(numbers):
    async with Session() as session, session.begin():
        for number in numbers:
            try:
                await session.execute(update(Invoice).where(Invoice.number == number).values(paid=True))
            except Exception:  # expect: TX401
                logger.exception("invoice %s", number)
