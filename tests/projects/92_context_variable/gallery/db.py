from __future__ import annotations

from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Optional

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg:///gallery", pool_recycle=900)
maker = async_sessionmaker(engine, expire_on_commit=False)
_current: ContextVar[Optional[AsyncSession]] = ContextVar("session", default=None)


def current() -> AsyncSession:
    session = _current.get()
    if session is None:
        raise LookupError("no session")
    return session


@asynccontextmanager
async def scope():
    session = maker()
    token = _current.set(session)
    try:
        yield session
        await session.commit()
    except BaseException:
        await session.rollback()
        raise
    finally:
        _current.reset(token)
        await session.close()


class SessionMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope_, receive, send):
        if scope_["type"] != "http":
            await self.app(scope_, receive, send)
            return
        async with scope():
            await self.app(scope_, receive, send)
