import os
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from rentals.uow import UnitOfWork

engine = create_async_engine(os.environ["RENTALS_URL"])
factory = async_sessionmaker(engine, expire_on_commit=False)


async def get_uow():
    async with UnitOfWork(factory) as uow:
        yield uow


Uow = Annotated[UnitOfWork, Depends(get_uow)]
