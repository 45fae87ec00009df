# An async unit of work whose __aexit__ forgot the await of rollback and close.
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class UnitOfWork:
    def __init__(self, factory: async_sessionmaker[AsyncSession]) -> None:
        self._factory = factory

    async def __aenter__(self) -> "UnitOfWork":
        self.session = self._factory()  # allow: TX301
        return self

    async def __aexit__(self, exc_type, exc, tb) -> None:
        if exc_type is not None:
            self.session.rollback()  # expect: TX101
        else:
            await self.session.commit()
        await self.session.close()
