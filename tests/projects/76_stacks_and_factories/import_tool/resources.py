from contextlib import ExitStack
from functools import cached_property, partial

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

open_connection = partial(psycopg.connect, "dbname=import")


def session_factory(url):
    return sessionmaker(bind=create_engine(url))


class Resources:
    @cached_property
    def sessions(self):
        return session_factory("postgresql:///import")

    def new_session(self):
        return self.sessions()

    @cached_property
    def monitor(self):
        return open_connection(autocommit=True)

    def close(self):
        if "monitor" in self.__dict__:
            self.monitor.close()


class Pair:
    def __init__(self):
        with ExitStack() as stack:
            self.source = stack.enter_context(open_connection())
            self.target = stack.enter_context(open_connection())
            self._stack = stack.pop_all()

    def close(self):
        self._stack.close()
