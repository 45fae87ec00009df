# Functions that build context managers: the sessions commit, roll back and close by themselves.
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError, SQLAlchemyError

from experiments.errors import StoreError, Unavailable


def managed_session_maker(factory):
    @contextmanager
    def make_session(read_only=True):
        with factory() as session:
            try:
                yield session
                if not read_only:
                    session.commit()
            except StoreError:
                session.rollback()
                raise
            except OperationalError as error:
                session.rollback()
                raise Unavailable(str(error)) from error
            except SQLAlchemyError as error:
                session.rollback()
                raise StoreError(str(error)) from error

    return make_session


def routing_session_maker(write_factory, read_factory):
    write = managed_session_maker(write_factory)
    read = managed_session_maker(read_factory)

    @contextmanager
    def make_session(read_only=True):
        with (read if read_only else write)(read_only=read_only) as session:
            yield session

    return make_session
