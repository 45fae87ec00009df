# PostgreSQL engines with every setting but the one that ends a forgotten transaction.
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_engine("postgresql://app@db/app", pool_recycle=1800, pool_pre_ping=True)  # expect: TX503
async_engine = create_async_engine(  # expect: TX503
    "postgresql+asyncpg://app@db/app",
    pool_recycle=1800,
    connect_args={"server_settings": {"application_name": "app"}},
)
