# A poller opens a session in every round and closes it only when there was work.
import time

from sqlalchemy import create_engine, select
from sqlalchemy.orm import sessionmaker

from app.models import Job

Session = sessionmaker(create_engine("postgresql://app@db/app"))


def poll():
    while True:
        session = Session()  # expect: TX301
        job = session.scalars(select(Job).where(Job.state == "new").limit(1)).first()
        if job is None:
            time.sleep(5)  # allow: TX402
            continue
        job.state = "done"
        session.commit()
        session.close()
