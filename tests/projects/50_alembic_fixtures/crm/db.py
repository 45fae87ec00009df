from functools import lru_cache

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker


@lru_cache
def engine(url="postgresql+psycopg://localhost/crm"):
    return create_engine(url, pool_size=5, max_overflow=5)


@lru_cache
def factory():
    return sessionmaker(engine(), expire_on_commit=False)
