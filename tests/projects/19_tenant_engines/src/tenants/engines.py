# Engines are made once: by lru_cache, by a dictionary per tenant, or for the life of the application.
import threading
from functools import lru_cache

from sqlalchemy import create_engine

from tenants.settings import url_of

_engines = {}
_lock = threading.Lock()


@lru_cache
def main_engine():
    return create_engine(url_of("main"), pool_recycle=1800, pool_pre_ping=True)


def engine_for(tenant):
    with _lock:
        engine = _engines.get(tenant)
        if engine is None:
            engine = _engines[tenant] = create_engine(url_of(tenant), pool_size=2, pool_recycle=1800)
        return engine


def dispose_all():
    while _engines:
        _, engine = _engines.popitem()
        engine.dispose()
