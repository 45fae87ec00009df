# Tasks of a TaskGroup are awaited by the group: a failing commit ends the block with an exception group.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def finish(orders: AsyncSession, stock: AsyncSession) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(orders.commit())
        group.create_task(stock.commit())
