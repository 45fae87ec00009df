# motor: as it leaks and loses.
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db/?replicaSet=rs0")
shop = client.get_database("shop")


async def ship(order_id):
    async with await client.start_session() as session:
        session.start_transaction()
        await shop.orders.update_one({"_id": order_id}, {"$set": {"state": "sent"}}, session=session)
        await shop.parcels.insert_one({"order": order_id}, session=session)
        session.commit_transaction()  # expect: TX106


async def drop(order_id):
    session = await client.start_session()  # expect: TX301
    async with session.start_transaction():
        await shop.orders.delete_one({"_id": order_id}, session=session)
    await session.end_session()
