# Each lookup is passed over when it fails, and the next one asks the same session, whose transaction is aborted.
import logging

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from hss.models import Apn, Subscriber

log = logging.getLogger(__name__)
Session = sessionmaker(create_engine("postgresql://hss@db/hss", pool_recycle=600))


def purge(imsi):
    session = Session()
    try:
        try:
            session.query(Subscriber).filter_by(imsi=imsi).delete()
        except Exception as e:  # expect: TX204
            log.error("subscriber %s: %s", imsi, e)
        session.query(Apn).filter_by(imsi=imsi).delete()
        session.commit()
    finally:
        session.close()
