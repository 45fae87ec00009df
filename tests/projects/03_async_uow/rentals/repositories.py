from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rentals.models import Car, Contract


class Repository:
    def __init__(self, session: AsyncSession):
        self.session = session


class CarRepository(Repository):
    async def lock(self, plate: str) -> Car | None:
        return await self.session.scalar(select(Car).where(Car.plate == plate).with_for_update())


class ContractRepository(Repository):
    async def add(self, car: Car, driver: str) -> Contract:
        contract = Contract(car=car, driver=driver)
        self.session.add(contract)
        await self.session.flush()
        return contract
