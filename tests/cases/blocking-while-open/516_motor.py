import aiohttp
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorClientSession


class Orders:
    def __init__(self, client: AsyncIOMotorClient):
        self.client = client
        self.orders = client.shop.orders

    async def place(self, order):
        async with await self.client.start_session() as session:
            async with session.start_transaction():
                await self.orders.insert_one(order, session=session)
                async with aiohttp.ClientSession() as http:
                    await http.post("https://mail.example", json=order)  # expect: TX402

    async def place_many(self, orders):
        async def work(session: AsyncIOMotorClientSession):
            for order in orders:
                await self.orders.insert_one(order, session=session)

        async with await self.client.start_session() as session:
            await session.with_transaction(work)

    async def cancel(self, number):
        async with await self.client.start_session() as session:
            session.start_transaction()
            try:
                await self.orders.delete_one({"_id": number}, session=session)
            except BaseException:
                await session.abort_transaction()
                raise
            await session.commit_transaction()
