# `async for session in get_session(): ...` and `anext` of a dependency that closes itself.
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.models import Mail

engine = create_async_engine("postgresql+asyncpg://app@db/app")
Session = async_sessionmaker(engine)


async def get_session():
    async with Session() as session:
        yield session


async def send(pk: int) -> None:
    async for session in get_session():
        mail = await session.get(Mail, pk)
        mail.sent = True
        await session.commit()
