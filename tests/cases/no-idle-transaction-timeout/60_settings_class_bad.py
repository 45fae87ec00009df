# The URL comes from a pydantic settings class.
from pydantic import PostgresDsn
from pydantic_settings import BaseSettings
from sqlalchemy.ext.asyncio import create_async_engine


class Settings(BaseSettings):
    database_url: PostgresDsn = "postgresql+asyncpg://app:app@localhost/app"
    pool_size: int = 10


settings = Settings()
engine = create_async_engine(  # expect: TX503
    str(settings.database_url), pool_size=settings.pool_size, pool_recycle=1800
)
