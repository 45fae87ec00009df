"""A helper commits, or rolls back and tries again: the session that it leaves behind holds no connection."""

import logging
import time

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from scan.models import Report

Session = sessionmaker(create_engine("postgresql://localhost/scan"))
TRIES = 10


def submit(session):
    for _ in range(TRIES):
        try:
            session.commit()
            return True
        except Exception:
            session.rollback()
            time.sleep(1)
    logging.warning("not submitted")
    return False


def store(name):
    session = Session()  # allow: TX301
    session.add(Report(name=name))
    return submit(session)


def store_once(name):
    session = Session()  # expect: TX301
    if session.query(Report).filter_by(name=name).first():
        return False
    session.add(Report(name=name))
    return submit(session)
