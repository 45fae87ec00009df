# Engines made on demand and kept: by lru_cache, in a global, in a dictionary per tenant, in a cached property.
from functools import cached_property, lru_cache

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

_default = None
_tenants = {}


@lru_cache(maxsize=None)
def engine_for(url):
    return create_engine(url, pool_recycle=1800)


def default_engine():
    global _default
    if _default is None:
        _default = create_engine("postgresql+psycopg://app@db/app", pool_recycle=1800)
    return _default


def tenant_engine(name):
    engine = _tenants.get(name)
    if engine is None:
        engine = create_engine(f"postgresql+psycopg://app@db/{name}", pool_recycle=1800)
        _tenants[name] = engine
    return engine


class Store:
    def __init__(self, url):
        self.url = url

    @cached_property
    def maker(self):
        return sessionmaker(create_engine(self.url, pool_recycle=1800))
