# Tortoise: in_transaction() sets the current connection, so a query without using_db is inside all the same.
from tortoise.transactions import in_transaction

from club.models import Member, Payment


async def pay(member_id: int, cents: int) -> None:
    async with in_transaction() as conn:
        await Payment.create(member_id=member_id, cents=cents, using_db=conn)
        await Member.filter(id=member_id).update(paid=True)
