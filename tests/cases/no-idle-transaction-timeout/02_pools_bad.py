# Pools of psycopg, psycopg2 and asyncpg without the timeout.
import asyncpg
from psycopg2.pool import ThreadedConnectionPool
from psycopg_pool import AsyncConnectionPool

legacy = ThreadedConnectionPool(1, 10, "dbname=app")  # expect: TX503 # allow: TX502
pool = AsyncConnectionPool("dbname=app", max_size=20, open=False)  # expect: TX503


async def start():
    return await asyncpg.create_pool("postgresql://db/app", command_timeout=30)  # expect: TX503
