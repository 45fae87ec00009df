# databases: as projects write it.
from databases import Database

database = Database("postgresql://db/shop")


@database.transaction()
async def order(item):
    await database.execute("INSERT INTO orders (item) VALUES (:item)", {"item": item})


async def all_orders():
    async with database.connection() as connection:
        return await connection.fetch_all("SELECT * FROM orders")


async def lifespan(app):
    await database.connect()
    yield
    await database.disconnect()
