# A dependency that commits in finally commits the failed request, too.
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://app@db/app")
factory = async_sessionmaker(engine, expire_on_commit=False)


async def get_session():
    async with factory() as session:
        try:
            yield session
        finally:
            await session.commit()  # expect: TX104
