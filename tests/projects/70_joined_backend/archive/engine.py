from functools import lru_cache

from sqlalchemy import create_engine


@lru_cache
def make_engine(url):
    return create_engine(url, pool_size=5, max_overflow=2)
