# After commit() Tortoise's later statements run outside the transaction: the block no longer protects them.
from tortoise.transactions import in_transaction

from shop.models import Basket, Line


async def check_out(basket_id: int) -> None:
    async with in_transaction() as conn:
        basket = await Basket.get(id=basket_id, using_db=conn)
        await Line.filter(basket=basket).using_db(conn).update(reserved=True)
        await conn.commit()  # expect: TX405
        basket.state = "done"
        await basket.save(using_db=conn)
