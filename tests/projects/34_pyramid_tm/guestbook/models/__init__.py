# The transaction manager of the request commits, aborts and closes; views never do.
import zope.sqlalchemy
from sqlalchemy import engine_from_config
from sqlalchemy.orm import sessionmaker

from guestbook.models.entry import Entry

__all__ = ["Entry", "engine_of", "factory_for", "includeme", "session_for"]


def engine_of(settings, prefix="sqlalchemy."):
    return engine_from_config(settings, prefix)


def factory_for(engine):
    return sessionmaker(bind=engine)


def session_for(factory, manager):
    session = factory()
    zope.sqlalchemy.register(session, transaction_manager=manager)
    return session


def includeme(config):
    config.include("pyramid_tm")
    factory = factory_for(engine_of(config.get_settings()))
    config.registry["session_factory"] = factory
    config.add_request_method(lambda request: session_for(factory, request.tm), "dbsession", reify=True)
