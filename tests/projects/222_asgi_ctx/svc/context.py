from contextvars import ContextVar

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg:///svc")
factory = async_sessionmaker(engine)
_current: ContextVar[AsyncSession] = ContextVar("session")


def session() -> AsyncSession:
    return _current.get()
