# A begin listener bounds each transaction; an event on the async engine's sync_engine does the same for a connection.
from sqlalchemy import create_engine, event, text
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_engine("postgresql://app@db/app", pool_recycle=1800)
async_engine = create_async_engine("postgresql+asyncpg://app@db/app", pool_recycle=1800)


@event.listens_for(engine, "begin")
def bound(conn):
    conn.execute(text("SET LOCAL idle_in_transaction_session_timeout = '60s'"))


@event.listens_for(async_engine.sync_engine, "connect")
def bound_connection(dbapi_connection, record):
    cursor = dbapi_connection.cursor()
    cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
    cursor.close()
