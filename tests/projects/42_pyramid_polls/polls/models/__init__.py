import zope.sqlalchemy
from sqlalchemy import engine_from_config
from sqlalchemy.orm import sessionmaker

from .vote import Vote

__all__ = ["Vote", "get_engine", "get_session_factory", "get_tm_session"]


def get_engine(settings, prefix="sqlalchemy."):
    return engine_from_config(settings, prefix)


def get_session_factory(engine):
    factory = sessionmaker()
    factory.configure(bind=engine)
    return factory


def get_tm_session(session_factory, transaction_manager):
    dbsession = session_factory()
    zope.sqlalchemy.register(dbsession, transaction_manager=transaction_manager)
    return dbsession


def includeme(config):
    factory = get_session_factory(get_engine(config.get_settings()))
    config.registry["dbsession_factory"] = factory
    config.add_request_method(lambda r: get_tm_session(factory, r.tm), "dbsession", reify=True)
