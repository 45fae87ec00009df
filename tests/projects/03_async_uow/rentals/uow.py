# A unit of work with repositories: a commit that fails in __aexit__ leaves the session open.
from __future__ import annotations

from typing import TYPE_CHECKING

from rentals.repositories import CarRepository, ContractRepository

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class UnitOfWork:
    def __init__(self, factory: async_sessionmaker[AsyncSession]):
        self._factory = factory

    async def __aenter__(self) -> UnitOfWork:
        self.session = self._factory()  # expect: TX301
        self.cars = CarRepository(self.session)
        self.contracts = ContractRepository(self.session)
        return self

    async def __aexit__(self, kind, error, trace):
        if kind is None:
            await self.session.commit()  # allow: TX201
        else:
            await self.session.rollback()
        await self.session.close()
