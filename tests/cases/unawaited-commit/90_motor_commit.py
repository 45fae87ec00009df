# motor: commit_transaction() runs in a thread whether awaited or not; ending the session at once races with it.
from motor.motor_asyncio import AsyncIOMotorClient


async def rename(motor: AsyncIOMotorClient, number, name):
    session = await motor.start_session()
    try:
        session.start_transaction()
        await motor.shop.customers.update_one({"_id": number}, {"$set": {"name": name}}, session=session)
        session.commit_transaction()  # expect: TX106
    finally:
        await session.end_session()
