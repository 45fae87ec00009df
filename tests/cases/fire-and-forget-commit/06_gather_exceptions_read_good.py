# The results of gather() are searched for exceptions and the first one is raised.
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def finish(orders: AsyncSession, stock: AsyncSession, order_id: int) -> int:
    results = await asyncio.gather(orders.commit(), stock.commit(), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return order_id
