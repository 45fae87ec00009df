# Putting a query together asks nothing of the server, and a missing row is no failed statement.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker
from sqlalchemy.orm.exc import NoResultFound

from farm.models import Cow, Milking

Session = sessionmaker(create_engine("postgresql://farm@db/farm", pool_recycle=600))


def sorted_cows(order):
    session = Session()
    try:
        query = session.query(Cow)
        try:
            column = getattr(Cow, order)
        except AttributeError:
            column = Cow.tag
        cows = query.order_by(column).all()
        session.add(Milking(number=len(cows)))
        session.commit()
    finally:
        session.close()


def cow(tag):
    session = Session()
    try:
        try:
            found = session.query(Cow).filter_by(tag=tag).one()
        except NoResultFound:
            found = Cow(tag=tag)
            session.add(found)
        session.commit()
        return found.id
    finally:
        session.close()


def renamed(tag, name):
    session = Session()
    try:
        try:
            session.query(Cow).filter_by(tag=tag).update({"name": name})
        except Exception:
            session.rollback()
        session.query(Milking).filter_by(tag=tag).delete()
        session.commit()
    finally:
        session.close()
