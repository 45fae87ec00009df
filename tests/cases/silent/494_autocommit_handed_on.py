# The keywords that a caller hands on through a function of the project decide, as those of the library's call do.
from sqlalchemy import create_engine, insert


def make_engine(url, token=None, **kwargs):
    kwargs.setdefault("pool_pre_ping", True)
    engine = create_engine(url, **kwargs)
    if token is not None:
        engine.token = token
    return engine


class Journal:
    def __init__(self, url, table):
        self.url = url
        self.table = table
        self.engine = None

    def get_engine(self):
        if self.engine is None:
            self.engine = make_engine(self.url, **{"isolation_level": "AUTOCOMMIT", "pool_size": 2})
        return self.engine

    def write(self, rows):
        with self.get_engine().connect() as conn:
            conn.execute(insert(self.table), rows)


def write_once(url, table, rows):
    engine = make_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as conn:
            conn.execute(insert(table), rows)
    finally:
        engine.dispose()
