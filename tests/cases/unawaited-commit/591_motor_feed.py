# Motor sends at once: what it gives is a future, whose failure nobody sees.
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db")
db = client["feed"]


async def publish(doc):
    async with await client.start_session() as s:
        async with s.start_transaction():
            await db.post.insert_one(doc, session=s)
            await db.stat.update_one({"_id": 1}, {"$inc": {"n": 1}}, session=s)


async def publish_bare(doc):
    async with await client.start_session() as s:
        s.start_transaction()
        await db.post.insert_one(doc, session=s)
        s.commit_transaction()  # expect: TX106,TX101


async def publish_ok(doc):
    s = await client.start_session()
    try:
        s.start_transaction()
        await db.post.insert_one(doc, session=s)
        await s.commit_transaction()
    finally:
        await s.end_session()
