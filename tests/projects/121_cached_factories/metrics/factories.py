from contextlib import closing
from functools import cached_property, lru_cache, partial

import psycopg2
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker


@lru_cache(maxsize=None)
def engine_for(tenant):
    return create_engine(f"postgresql://localhost/{tenant}")


def fresh_engine(tenant):
    return create_engine(f"postgresql://localhost/{tenant}")


@lru_cache
def session_factory(tenant):
    return sessionmaker(engine_for(tenant))


connect = partial(psycopg2.connect, host="localhost", connect_timeout=3)


def closing_connection(name):
    return closing(connect(dbname=name))


class Warehouse:
    def __init__(self, name):
        self.name = name

    @cached_property
    def conn(self):
        return connect(dbname=self.name)

    def close(self):
        if "conn" in self.__dict__:
            self.conn.close()


class LeakyWarehouse:
    @cached_property
    def conn(self):
        return connect(dbname="metrics")  # allow: TX301

    def store(self, name, value):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO metric VALUES (%s, %s)", (name, value))  # expect: TX201
            cur.execute("UPDATE totals SET n = n + 1")
        self.conn.commit()
