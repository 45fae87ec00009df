from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from sqlalchemy import insert, text
from sqlalchemy.orm import scoped_session, sessionmaker

from archive.engine import make_engine

if TYPE_CHECKING:
    from archive.profile import Profile


class Backend:
    def __init__(self, profile: Profile):
        self._profile = profile
        self._factory = None
        self._depth = 0

    def session(self):
        if self._factory is None:
            self._factory = scoped_session(sessionmaker(bind=make_engine(self._profile.url)))
        return self._factory()

    @property
    def in_transaction(self):
        return self._depth > 0

    @contextmanager
    def transaction(self):
        session = self.session()
        self._depth += 1
        try:
            if self._depth > 1:
                with session.begin_nested():
                    yield session
                session.commit()
            else:
                with session.begin():
                    yield session
        finally:
            self._depth -= 1

    def bulk_insert(self, mapper, rows):
        session = self.session()
        with nullcontext() if self.in_transaction else self.transaction():
            return session.execute(insert(mapper).returning(mapper), rows).fetchall()

    def set_global(self, key, value):
        with nullcontext(self.session()) if self.in_transaction else self.transaction() as session:
            session.execute(text("UPDATE setting SET value = :v WHERE key = :k"), {"k": key, "v": value})

    def close(self):
        if self._factory is not None:
            self._factory.remove()
            self._factory = None
