# The commit stands in else, the finally only closes.
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://app@db/app")
factory = async_sessionmaker(engine, expire_on_commit=False)


async def get_session():
    session: AsyncSession = factory()
    try:
        yield session
    except BaseException:
        await session.rollback()
        raise
    else:
        await session.commit()
    finally:
        await session.close()
