"""The store puts a begin() of its own in the place of the session's, which knows of a transaction that is open."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session, sessionmaker


class Store:
    def __init__(self, url):
        self.engine = create_engine(url)
        self.session = scoped_session(sessionmaker(bind=self.engine))
        begin = self.session.begin

        def safe_begin():
            if self.session().in_transaction():
                return self.session().begin_nested()
            return begin()

        self.session.begin = safe_begin


class Plain:
    def __init__(self, url):
        self.engine = create_engine(url)
        self.session = scoped_session(sessionmaker(bind=self.engine))


class Manager:
    def __init__(self, url):
        self.store = Store(url)
        self.plain = Plain(url)

    def add(self, step):
        self.store.session.execute(text("SELECT id FROM steps"))
        with self.store.session.begin():
            self.store.session.add(step)

    def add_plainly(self, step):
        self.plain.session.execute(text("SELECT id FROM steps"))
        with self.plain.session.begin():  # expect: TX206
            self.plain.session.add(step)
