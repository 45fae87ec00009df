# Two commits run side by side and gather() awaits both; the first failure is raised to the caller.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def store_both(orders: AsyncSession, audit: AsyncSession, order, event) -> None:
    orders.add(order)
    audit.add(event)
    await asyncio.gather(orders.commit(), audit.commit())
