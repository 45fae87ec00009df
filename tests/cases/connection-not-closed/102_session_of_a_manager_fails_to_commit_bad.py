"""A session that has ended its transaction holds nothing, one whose commit has failed does."""

from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker


class History:
    def __init__(self, url):
        self.engine = create_engine(url)
        self.sessions = sessionmaker(bind=self.engine, expire_on_commit=False)

    @contextmanager
    def session(self, session=None):
        if session:
            yield session
        else:
            session = self.sessions()  # expect: TX301
            try:
                yield session
            except BaseException:
                session.rollback()
                raise
            else:
                session.commit()

    @contextmanager
    def settled(self):
        session = self.sessions()
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
