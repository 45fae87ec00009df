import httpx

from .uow import AsyncUnitOfWork


class Service:
    def __init__(self, uow: AsyncUnitOfWork):
        self.uow = uow

    async def take(self, key, n):
        async with self.uow:
            await self.uow.items.take(key, n)
            await self.uow.commit()

    async def take_and_tell(self, key, n):
        async with self.uow as uow:
            await uow.items.take(key, n)
            async with httpx.AsyncClient() as client:
                await client.post("https://erp.example/taken", json={"id": key})  # expect: TX402,TX407
            await uow.commit()

    async def forget(self, key, n):
        async with self.uow as uow:
            await uow.items.take(key, n)
            uow.commit()  # expect: TX101
