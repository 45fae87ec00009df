from pymongo import AsyncMongoClient

client = AsyncMongoClient("mongodb://localhost")


async def rename(old, new):
    async with client.start_session() as session:
        async with await session.start_transaction():
            await client.wiki.pages.update_one({"_id": old}, {"$set": {"name": new}}, session=session)


async def rename_lost(old, new):
    async with client.start_session() as session:
        await session.start_transaction()
        await client.wiki.pages.update_one({"_id": old}, {"$set": {"name": new}}, session=session)
        session.commit_transaction()  # expect: TX101


async def rename_by_hand(old, new):
    session = client.start_session()  # expect: TX301
    await session.start_transaction()
    await client.wiki.pages.update_one({"_id": old}, {"$set": {"name": new}}, session=session)
    await session.commit_transaction()
    await session.end_session()
