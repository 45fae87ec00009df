# databases: the block survives cancellation, and so does `except BaseException`.
from databases import Database


async def move(database: Database, source, target, amount):
    async with database.transaction():
        await database.execute("UPDATE account SET balance = balance - :a WHERE id = :i", {"a": amount, "i": source})
        await database.execute("UPDATE account SET balance = balance + :a WHERE id = :i", {"a": amount, "i": target})


async def close(database: Database, account):
    transaction = await database.transaction()
    try:
        await database.execute("DELETE FROM account WHERE id = :i", {"i": account})
    except BaseException:
        await transaction.rollback()
        raise
    else:
        await transaction.commit()
