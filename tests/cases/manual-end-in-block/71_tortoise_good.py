# Raising rolls the block back; the caller catches.
from tortoise.transactions import in_transaction

from bank.models import Account


class NotEnough(Exception):
    pass


async def withdraw(account_id: int, amount: int) -> None:
    async with in_transaction() as conn:
        account = await Account.select_for_update().using_db(conn).get(id=account_id)
        account.balance -= amount
        await account.save(using_db=conn)
        if account.balance < 0:
            raise NotEnough(account_id)
