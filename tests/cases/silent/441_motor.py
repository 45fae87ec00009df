# motor: as projects write it.
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db")


async def transfer(source, target, amount):
    async with await client.start_session() as session:
        async with session.start_transaction():
            accounts = client.bank.accounts
            await accounts.update_one({"_id": source}, {"$inc": {"amount": -amount}}, session=session)
            await accounts.update_one({"_id": target}, {"$inc": {"amount": amount}}, session=session)


async def by_callback(source):
    async def work(session):
        await client.bank.accounts.update_one({"_id": source}, {"$inc": {"n": 1}}, session=session)

    async with await client.start_session() as session:
        await session.with_transaction(work)
