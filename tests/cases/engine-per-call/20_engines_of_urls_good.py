"""An engine for each address, made when it is first asked for."""

from sqlalchemy import create_engine, text

_engines = {}


def engine_for(url):
    engine = _engines.get(url)
    if engine:
        return engine
    engine = create_engine(url, pool_pre_ping=True)
    _engines[url] = engine
    return engine


def count(url):
    engine = engine_for(url)
    with engine.connect() as conn:
        return conn.execute(text("SELECT count(*) FROM item")).scalar_one()


def close_all():
    for engine in _engines.values():
        engine.dispose()
    _engines.clear()
