from contextlib import asynccontextmanager
from typing import AsyncIterator

from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

pool = AsyncConnectionPool("dbname=beacon", open=False, min_size=1, max_size=5)


@asynccontextmanager
async def lifespan(app):
    await pool.open()
    try:
        yield
    finally:
        await pool.close()


@asynccontextmanager
async def transaction() -> AsyncIterator[AsyncConnection]:
    async with pool.connection() as conn, conn.transaction():
        yield conn


async def connection() -> AsyncIterator[AsyncConnection]:
    async with pool.connection() as conn:
        yield conn
