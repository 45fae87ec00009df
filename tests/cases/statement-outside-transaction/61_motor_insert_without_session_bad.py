# Motor: the second write lacks session= and stays when the transaction is aborted.
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db/?replicaSet=rs0")
db = client.shop


async def buy(user_id, sku):
    async with await client.start_session() as session:
        async with session.start_transaction():
            await db.stock.update_one({"_id": sku}, {"$inc": {"left": -1}}, session=session)
            await db.orders.insert_one({"user": user_id, "sku": sku})  # expect: TX408
