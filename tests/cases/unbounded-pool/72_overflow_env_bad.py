# The default of the environment variable is unlimited.
import os

from sqlalchemy.ext.asyncio import create_async_engine

engine = create_async_engine(  # expect: TX501 # allow: TX503
    "postgresql+asyncpg://app@db/app",
    pool_size=int(os.environ.get("POOL_SIZE", 10)),
    max_overflow=int(os.environ.get("MAX_OVERFLOW", -1)),
    pool_recycle=900,
)
