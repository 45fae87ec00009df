# pymongo's asynchronous client: commit_transaction() is a coroutine.
from pymongo import AsyncMongoClient

client = AsyncMongoClient("mongodb://mongo/app")


async def book(seat: str, who: str) -> None:
    async with client.start_session() as session:
        await session.start_transaction()
        await client.app.seat.update_one({"_id": seat}, {"$set": {"who": who}}, session=session)
        session.commit_transaction()  # expect: TX101
