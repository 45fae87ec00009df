# scoped_session and zope.sqlalchemy: rolled back and raised again; joined to `transaction`, which ends it.
import transaction
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker
from zope.sqlalchemy import register

from shop.models import Order

engine = create_engine("postgresql://localhost/shop")
Session = scoped_session(sessionmaker(engine))
Joined = scoped_session(sessionmaker(engine))
register(Joined)


def order(part):
    Session.add(Order(part=part))
    try:
        Session.commit()
    except BaseException:
        Session.rollback()
        raise
    finally:
        Session.remove()


def order_joined(part):
    with transaction.manager:
        Joined.add(Order(part=part))
