# What stands in front of the close only takes an entry out of a dict.
import logging

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

log = logging.getLogger(__name__)
Session = sessionmaker(create_engine("postgresql://shop@db/shop", pool_recycle=600))
_open = {}


class Tracker:
    def __init__(self, session):
        self.session = session
        self.reset()

    def reset(self):
        self.seen = set()


def forget(number):
    if number in _open:
        started = _open.pop(number)
        log.info("session of %s ended", started)


def titles(query, number):
    session = Session()
    tracker = Tracker(session)
    try:
        return session.execute(query).all(), tracker
    finally:
        forget(number)
        session.close()
