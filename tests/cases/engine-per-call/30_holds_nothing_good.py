"""Without a pool, in memory, or within what is given back, an engine that is made anew costs nothing that lasts."""

import pymongo
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool


def reachable(uri):
    try:
        engine = create_engine(uri, connect_args={"connect_timeout": 3}, poolclass=NullPool)
        engine.connect().close()
    except OperationalError:
        return False
    return True


def schema_of(statements):
    engine = create_engine("sqlite://")
    with engine.begin() as conn:
        for statement in statements:
            conn.execute(text(statement))
        return conn.execute(text("SELECT sql FROM sqlite_master")).scalars().all()


class Runner:
    def __init__(self, configuration):
        self.configuration = configuration

    def database(self):
        client = pymongo.MongoClient(self.configuration["url"])  # allow: TX502
        return client[self.configuration["name"]]
