# str.format builds the address of an async engine.
from sqlalchemy.ext.asyncio import create_async_engine

from app.config import config

DSN = "postgresql+asyncpg://{user}:{password}@{host}/{name}".format(**config["database"])
engine = create_async_engine(DSN, pool_size=10, pool_recycle=600)  # expect: TX503
