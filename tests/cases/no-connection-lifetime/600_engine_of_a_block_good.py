"""What a manager makes lasts as long as its block; and SQLite's pool takes no settings, so they are left out."""

from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

from shop.settings import address


class Replay:
    @contextmanager
    def restored(self, name):
        engine = create_engine(address + "-replay-" + name)
        self.session = scoped_session(sessionmaker(bind=engine))
        try:
            yield self.session
        finally:
            self.session.remove()


def make_engine():
    try:
        engine = create_engine(address, pool_size=10, max_overflow=20, pool_recycle=1800)
    except TypeError:
        engine = create_engine(address)
    return engine
