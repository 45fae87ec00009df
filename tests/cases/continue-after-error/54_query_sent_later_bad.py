# A query asks the server where it is iterated, collected or asked for its rows, not where it is put together.
import logging

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from farm.models import Cow, Milking

log = logging.getLogger(__name__)
Session = sessionmaker(create_engine("postgresql://farm@db/farm", pool_recycle=600))


def rename(tag, name):
    session = Session()
    try:
        cows = session.query(Cow).filter(Cow.tag == tag)
        try:
            for cow in cows:
                cow.name = name
        except Exception:  # expect: TX204
            log.warning("no names today")
        session.add(Milking(tag=tag))
        session.commit()
    finally:
        session.close()


def count(tag, litres):
    session = Session()
    try:
        query = session.query(Milking).order_by(Milking.day)
        query = query.filter_by(tag=tag)
        try:
            known = query.count()
        except Exception:  # expect: TX204
            known = 0
        session.add(Milking(tag=tag, number=known + 1, litres=litres))
        session.commit()
    finally:
        session.close()


def collect(tag):
    session = Session()
    try:
        try:
            days = list(session.query(Milking.day).filter_by(tag=tag))
        except Exception:  # expect: TX204
            days = []
        session.add(Milking(tag=tag, number=len(days)))
        session.commit()
    finally:
        session.close()
