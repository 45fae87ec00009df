# databases: a cancelled task skips `except Exception`, and its transaction stays open.
from databases import Database


async def move(database: Database, source, target, amount):
    transaction = await database.transaction()  # expect: TX205
    try:
        await database.execute("UPDATE account SET balance = balance - :a WHERE id = :i", {"a": amount, "i": source})
        await database.execute("UPDATE account SET balance = balance + :a WHERE id = :i", {"a": amount, "i": target})
    except Exception:
        await transaction.rollback()
        raise
    else:
        await transaction.commit()
