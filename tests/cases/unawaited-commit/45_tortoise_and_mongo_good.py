# start_session() of Motor is a coroutine and start_transaction() is a plain call; the await on the block is enough.
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://mongo/app")


async def move(source: str, target: str, amount: int) -> None:
    accounts = client.app.accounts
    async with await client.start_session() as session:
        async with session.start_transaction():
            await accounts.update_one({"_id": source}, {"$inc": {"v": -amount}}, session=session)
            await accounts.update_one({"_id": target}, {"$inc": {"v": amount}}, session=session)
