# update() commits unless it is told not to; the attributes that are unpacked are for the row.
from sqlalchemy.ext.asyncio import AsyncSession

from datasets.models import Base
from datasets.tasks import refresh


class Row(Base):
    async def change(self, db: AsyncSession, replace: bool = False, autocommit: bool = True, **values):
        for name, value in values.items():
            setattr(self, name, value)
        return await self.keep(db, autocommit)

    async def keep(self, db: AsyncSession, autocommit: bool = True):
        db.add(self)
        if autocommit:
            await db.commit()
        return self


async def change(db: AsyncSession, row: Row, values: dict):
    row = await row.change(db, **values)
    refresh.delay(row.id)
    return row


async def change_and_go_on(db: AsyncSession, row: Row, values: dict):
    row = await row.change(db, autocommit=False, **values)
    refresh.delay(row.id)  # expect: TX407
    await db.commit()
    return row
