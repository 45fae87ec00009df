"""A manager that joins a transaction where one is open leaves it to whoever began it; else it begins its own."""

from contextlib import contextmanager

from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from nodes import Setting, engine

make_session = sessionmaker(engine)


class Storage:
    def __init__(self):
        self._session = make_session()

    def get_session(self) -> Session:
        return self._session

    @contextmanager
    def transaction(self):
        session = self.get_session()
        if session.in_transaction():
            with session.begin_nested() as savepoint:
                yield session
                savepoint.commit()
            session.commit()
        else:
            with session.begin():
                yield session

    def rename(self, key, value):
        with self.transaction() as session:
            session.execute(update(Setting).where(Setting.key == key).values(val=value))

    def close(self):
        self._session.close()
