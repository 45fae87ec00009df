# With server_settings for asyncpg.
from pydantic import PostgresDsn
from pydantic_settings import BaseSettings
from sqlalchemy.ext.asyncio import create_async_engine


class Settings(BaseSettings):
    database_url: PostgresDsn = "postgresql+asyncpg://app:app@localhost/app"
    pool_size: int = 10
    idle_ms: int = 60_000


settings = Settings()
engine = create_async_engine(
    str(settings.database_url),
    pool_size=settings.pool_size,
    pool_recycle=1800,
    connect_args={"server_settings": {"idle_in_transaction_session_timeout": str(settings.idle_ms)}},
)
