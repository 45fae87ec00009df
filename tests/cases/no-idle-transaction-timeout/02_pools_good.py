# kwargs, DSN, configure= or server_settings; a plain connect() is not asked for it.
import asyncpg
import psycopg
from psycopg2.pool import ThreadedConnectionPool
from psycopg_pool import AsyncConnectionPool, ConnectionPool

legacy = ThreadedConnectionPool(1, 10, "dbname=app options='-c idle_in_transaction_session_timeout=60000'")
pool = AsyncConnectionPool(
    "dbname=app", kwargs={"options": "-c idle_in_transaction_session_timeout=60000"}, max_size=20, open=False
)


def configure(conn: psycopg.Connection) -> None:
    conn.execute("SET idle_in_transaction_session_timeout = '60s'")
    conn.commit()


configured = ConnectionPool("dbname=app", configure=configure, open=False)


async def start():
    return await asyncpg.create_pool(
        "postgresql://db/app", server_settings={"idle_in_transaction_session_timeout": "60000"}
    )


def version(dsn):
    with psycopg.connect(dsn) as conn:
        return conn.execute("SELECT version()").fetchone()[0]
