# zope: as projects write it.
import transaction
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker
from zope.sqlalchemy import register

engine = create_engine("postgresql://db/shop")
Session = scoped_session(sessionmaker(bind=engine))
register(Session)


def add(item):
    with transaction.manager:
        Session.add(item)


def add_by_hand(item):
    transaction.begin()
    try:
        Session.add(item)
        transaction.commit()
    except BaseException:
        transaction.abort()
        raise
