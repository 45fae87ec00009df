from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://localhost")
db = client.library


async def lend(book, reader):
    async with await client.start_session() as session:
        async with session.start_transaction():
            await db.books.update_one({"_id": book}, {"$set": {"reader": reader}}, session=session)
            await db.readers.update_one({"_id": reader}, {"$inc": {"books": 1}}, session=session)


async def give_back(book, reader):
    async with await client.start_session() as session:
        async with session.start_transaction():
            await db.books.update_one({"_id": book}, {"$unset": {"reader": 1}}, session=session)
            await db.readers.update_one({"_id": reader}, {"$inc": {"books": -1}})  # expect: TX408


async def lose(book):
    session = await client.start_session()  # expect: TX301
    session.start_transaction()
    await db.books.delete_one({"_id": book}, session=session)
    await session.commit_transaction()
    await session.end_session()
