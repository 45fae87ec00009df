from functools import lru_cache

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker


@lru_cache(maxsize=None)
def get_engine():
    return create_engine("postgresql://localhost/orders")


def make_session() -> Session:
    return sessionmaker(bind=get_engine())()
