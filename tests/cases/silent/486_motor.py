# motor: begun, ended and closed as it should be.
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db/?replicaSet=rs0")
shop = client.get_database("shop")


async def ship(order_id):
    async with await client.start_session() as session:
        async with session.start_transaction():
            await shop.orders.update_one({"_id": order_id}, {"$set": {"state": "sent"}}, session=session)
            await shop.parcels.insert_one({"order": order_id}, session=session)


async def drop(order_id):
    session = await client.start_session()
    try:
        async with session.start_transaction():
            await shop.orders.delete_one({"_id": order_id}, session=session)
    finally:
        await session.end_session()


async def move(order_id):
    async def work(session):
        await shop.orders.delete_one({"_id": order_id}, session=session)
        await shop.archive.insert_one({"_id": order_id}, session=session)

    async with await client.start_session() as session:
        await session.with_transaction(work)
