from contextvars import ContextVar

from psycopg_pool import AsyncConnectionPool

pool = AsyncConnectionPool("dbname=svc", open=False)
current = ContextVar("conn", default=None)


async def take():
    return await pool.getconn()


async def give(conn):
    await pool.putconn(conn)
