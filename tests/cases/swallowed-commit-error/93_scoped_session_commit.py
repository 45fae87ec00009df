# scoped_session: the commit's failure is logged, rolled back, and forgotten.
import logging

from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

from shop.models import Order

Session = scoped_session(sessionmaker(create_engine("postgresql://localhost/shop")))


def order(part):
    Session.add(Order(part=part))
    try:
        Session.commit()  # expect: TX102
    except Exception:
        logging.exception("not stored")
        Session.rollback()
