from contextvars import ContextVar

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost/board")
factory = async_sessionmaker(engine)
_session: ContextVar[AsyncSession | None] = ContextVar("session", default=None)


def current() -> AsyncSession:
    session = _session.get()
    if session is None:
        raise RuntimeError("no session in this context")
    return session
