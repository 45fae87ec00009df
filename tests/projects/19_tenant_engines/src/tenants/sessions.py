from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy.orm import Session, sessionmaker

from .engines import engine_for, main_engine


@lru_cache(maxsize=64)
def factory_for(tenant):
    return sessionmaker(engine_for(tenant), expire_on_commit=False)


@contextmanager
def tenant_session(tenant):
    session = factory_for(tenant)()
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def main_session():
    return Session(main_engine(), expire_on_commit=False)
