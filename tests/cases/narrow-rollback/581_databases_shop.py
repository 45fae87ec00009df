from databases import Database

database = Database("postgresql://localhost/shop")


async def order(items):
    async with database.transaction():
        key = await database.execute("INSERT INTO orders DEFAULT VALUES RETURNING id")
        await database.execute_many("INSERT INTO item VALUES (:o, :i)", [{"o": key, "i": i} for i in items])
    return key


async def order_by_hand(items):
    transaction = await database.transaction()  # expect: TX205,TX201
    try:
        await database.execute("INSERT INTO orders DEFAULT VALUES")
    except Exception:
        await transaction.rollback()
        raise
    else:
        await transaction.commit()


async def inert(items):
    database.transaction()  # expect: TX107
    await database.execute("INSERT INTO orders DEFAULT VALUES")


@database.transaction()
async def decorated(x):
    await database.execute("DELETE FROM orders WHERE id = :x", {"x": x})


async def forced():
    async with database.transaction(force_rollback=True):
        await database.execute("DELETE FROM orders")
