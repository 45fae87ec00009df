# Two middlewares put a connection into the request; the first closes it only when the handler succeeds.
import contextvars

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

_connection: contextvars.ContextVar[AsyncConnection] = contextvars.ContextVar("connection")


def current() -> AsyncConnection:
    return _connection.get()


@web.middleware
async def transaction_middleware(request, handler):
    engine: AsyncEngine = request.app["engine"]
    conn = await engine.connect()  # expect: TX301
    token = _connection.set(conn)
    try:
        response = await handler(request)
    except Exception:
        await conn.rollback()
        raise
    else:
        await conn.commit()
    _connection.reset(token)
    await conn.close()
    return response


@web.middleware
async def reading_middleware(request, handler):
    engine: AsyncEngine = request.app["engine"]
    async with engine.connect() as conn:
        token = _connection.set(conn)
        try:
            return await handler(request)
        finally:
            _connection.reset(token)
