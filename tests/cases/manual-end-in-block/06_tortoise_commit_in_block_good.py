# Two blocks where two commits are wanted; an exception where a rollback is.
from tortoise.transactions import in_transaction

from shop.models import Basket, Line


class Empty(Exception):
    pass


async def check_out(basket_id: int) -> None:
    async with in_transaction() as conn:
        basket = await Basket.get(id=basket_id, using_db=conn)
        if not await Line.filter(basket=basket).using_db(conn).update(reserved=True):
            raise Empty(basket_id)
    async with in_transaction() as conn:
        basket.state = "done"
        await basket.save(using_db=conn)
