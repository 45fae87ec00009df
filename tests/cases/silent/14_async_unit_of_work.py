# A unit of work in asynchronous form: what is not committed explicitly is rolled back on leaving, in any case.
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class AsyncUnitOfWork:
    session: AsyncSession

    def __init__(self, maker: async_sessionmaker[AsyncSession]):
        self._maker = maker

    async def __aenter__(self):
        self.session = self._maker()
        return self

    async def __aexit__(self, exc_type, exc, tb):
        try:
            await self.session.rollback()
        finally:
            await self.session.close()

    async def commit(self):
        await self.session.commit()


async def cancel_order(uow: AsyncUnitOfWork, order) -> None:
    async with uow:
        order.state = "cancelled"
        uow.session.add(order)
        await uow.commit()
