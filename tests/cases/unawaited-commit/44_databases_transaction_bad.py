# encode/databases: start() and commit() are coroutines; nothing was ever in a transaction.
from databases import Database

database = Database("postgresql://app@db/app")


async def transfer(source: int, target: int, cents: int) -> None:
    transaction = await database.transaction()
    try:
        await database.execute("UPDATE account SET cents = cents - :c WHERE id = :i", {"c": cents, "i": source})
        await database.execute("UPDATE account SET cents = cents + :c WHERE id = :i", {"c": cents, "i": target})
    except BaseException:
        await transaction.rollback()
        raise
    else:
        transaction.commit()  # expect: TX101
