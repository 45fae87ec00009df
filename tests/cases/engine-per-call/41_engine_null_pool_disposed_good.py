# Disposed at the end; or cached by functools; or lazily on the module or the object.
import functools

from sqlalchemy import create_engine, text

from app.settings import DATABASE_URL

_engine = None


def purge():
    engine = create_engine(DATABASE_URL)
    try:
        with engine.begin() as conn:
            conn.execute(text("DELETE FROM session WHERE expires < now()"))
    finally:
        engine.dispose()


@functools.lru_cache(maxsize=None)
def cached(url):
    return create_engine(url, pool_pre_ping=True)


def get_engine():
    global _engine
    if _engine is None:
        _engine = create_engine(DATABASE_URL)
    return _engine


class Store:
    def __init__(self, url):
        self.engine = create_engine(url)

    @functools.cached_property
    def reader(self):
        return create_engine(DATABASE_URL, execution_options={"isolation_level": "AUTOCOMMIT"})
