# pymongo and motor: every write of the transaction has its session; the audit after it needs none.
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import MongoClient

client = MongoClient()


def move(source, target, amount):
    accounts = client.shop.accounts
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": source}, {"$inc": {"balance": -amount}}, session=session)
            accounts.update_one({"_id": target}, {"$inc": {"balance": amount}}, session=session)
    client.shop.audit.insert_one({"from": source, "to": target})


async def move_async(motor: AsyncIOMotorClient, source, target, amount):
    accounts = motor.shop.accounts
    async with await motor.start_session() as session:
        async with session.start_transaction():
            await accounts.update_one({"_id": source}, {"$inc": {"balance": -amount}}, session=session)
            await accounts.update_one({"_id": target}, {"$inc": {"balance": amount}}, session=session)
