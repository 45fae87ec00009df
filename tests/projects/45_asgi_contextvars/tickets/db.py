from contextvars import ContextVar

import asyncpg

pool: asyncpg.Pool | None = None
_current: ContextVar[asyncpg.Connection] = ContextVar("connection")


async def start(dsn):
    global pool
    pool = await asyncpg.create_pool(dsn, min_size=1, max_size=10)


async def stop():
    await pool.close()


def current():
    return _current.get()


def bind(conn):
    return _current.set(conn)


def unbind(token):
    _current.reset(token)
