import os

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

_engines = {}


def make_engine(name=None):
    return create_engine(f"postgresql:///{name or os.environ['METERS_DB']}")


def tenant_engine(tenant):
    if tenant not in _engines:
        _engines[tenant] = make_engine(tenant)
    return _engines[tenant]


def session_for(tenant) -> Session:
    return sessionmaker(bind=tenant_engine(tenant))()
