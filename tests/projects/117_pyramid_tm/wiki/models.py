import transaction
import zope.sqlalchemy
from sqlalchemy import engine_from_config
from sqlalchemy.orm import sessionmaker


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
    settings = config.get_settings()
    config.include("pyramid_tm")
    session_factory = get_session_factory(get_engine(settings))
    config.registry["dbsession_factory"] = session_factory
    config.add_request_method(lambda r: get_tm_session(session_factory, r.tm), "dbsession", reify=True)
