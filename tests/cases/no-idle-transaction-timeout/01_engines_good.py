# The spellings that SQLAlchemy's drivers understand, and an engine of another database.
from sqlalchemy import create_engine, event
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_engine(
    "postgresql+psycopg2://app@db/app",
    pool_recycle=1800,
    connect_args={"options": "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000"},
)
by_url = create_engine(
    "postgresql+psycopg://app@db/app?options=-c%20idle_in_transaction_session_timeout%3D60000", pool_recycle=1800
)
async_engine = create_async_engine(
    "postgresql+asyncpg://app@db/app",
    pool_recycle=1800,
    connect_args={"server_settings": {"idle_in_transaction_session_timeout": "60000"}},
)
by_event = create_engine("postgresql+psycopg://app@db/app", pool_recycle=1800)
mysql = create_engine("mysql+pymysql://app@db/app", pool_recycle=1800)


@event.listens_for(by_event, "connect")
def set_timeouts(dbapi_connection, record):
    with dbapi_connection.cursor() as cur:
        cur.execute("SET idle_in_transaction_session_timeout = '60s'")
    dbapi_connection.commit()
