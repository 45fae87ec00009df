"""What the user has configured is passed on: the lifetime may stand in it."""

from sqlalchemy import create_engine


def make_engine(config, url):
    return create_engine(url, pool_size=10, **config.get("engine_kwargs", {}))
