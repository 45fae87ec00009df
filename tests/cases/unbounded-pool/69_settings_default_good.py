# Bounded by default, and NullPool where PgBouncer pools, in a worker's process.
from pydantic_settings import BaseSettings
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool


class Settings(BaseSettings):
    database_url: str
    db_pool_size: int = 20
    db_max_overflow: int = 10


settings = Settings()
engine = create_engine(
    settings.database_url,
    pool_size=settings.db_pool_size,
    max_overflow=settings.db_max_overflow,
    pool_recycle=3600,
)
worker_engine = create_engine(settings.database_url, poolclass=NullPool)
