import json
import logging

import pymysql
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

log = logging.getLogger(__name__)
Session = sessionmaker(bind=create_engine("mysql+pymysql://app@db/app"))


def run(run_id, replica):
    session = Session()
    try:
        record = session.get(Run, run_id)
        cursor = replica.cursor()
        cursor.execute("SELECT CONNECTION_ID()")
        record.info = json.dumps(cursor.fetchone())
        session.add(record)
        session.commit()
        cursor.execute(record.sql)
        record.status = "done"
        session.add(record)
        session.commit()
    except pymysql.DatabaseError as error:
        # The session wraps what the driver raises: this is the replica's refusal, and the session is sound.
        record.status = "failed"
        session.add(record)
        session.commit()
        log.info("%s failed: %s", run_id, error)
    finally:
        session.close()
