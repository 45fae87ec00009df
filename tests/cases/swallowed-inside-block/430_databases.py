# The statements of a database go through the transaction that the task has open.
from databases import Database

database = Database("postgresql+asyncpg://shop@db/shop")


async def save(rows):
    async with database.transaction():
        for row in rows:
            try:
                await database.execute("INSERT INTO items (id) VALUES (:id)", row)
            except Exception:  # expect: TX401
                print("skipped", row)


async def save_each(rows):
    for row in rows:
        try:
            async with database.transaction():
                await database.execute("INSERT INTO items (id) VALUES (:id)", row)
        except Exception:
            print("skipped", row)


async def save_in_savepoints(rows):
    async with database.transaction():
        for row in rows:
            try:
                async with database.transaction():
                    await database.execute("INSERT INTO items (id) VALUES (:id)", row)
            except Exception:
                print("skipped", row)


async def on_startup():
    await database.connect()


async def on_shutdown():
    await database.disconnect()


async def own_until_an_error(url, row):
    own = Database(url)  # expect: TX301
    await own.connect()
    await own.execute("INSERT INTO items (id) VALUES (:id)", row)
    await own.disconnect()


async def own_block(url, row):
    async with Database(url) as own:
        await own.execute("INSERT INTO items (id) VALUES (:id)", row)
