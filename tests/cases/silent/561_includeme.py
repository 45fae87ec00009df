# Pyramid calls includeme() once, while it is configured.
import zope.sqlalchemy
from sqlalchemy import engine_from_config
from sqlalchemy.orm import sessionmaker


def get_tm_session(factory, tm):
    session = factory()
    zope.sqlalchemy.register(session, transaction_manager=tm)
    return session


def includeme(config):
    engine = engine_from_config(config.get_settings(), "sqlalchemy.")
    factory = sessionmaker()
    factory.configure(bind=engine)
    config.registry["dbsession_factory"] = factory
    config.add_request_method(lambda request: get_tm_session(factory, request.tm), "dbsession", reify=True)
