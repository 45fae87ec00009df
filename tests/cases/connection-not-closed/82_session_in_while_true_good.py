# With a block in each round.
import time

from sqlalchemy import create_engine, select
from sqlalchemy.orm import sessionmaker

from app.models import Job

Session = sessionmaker(create_engine("postgresql://app@db/app"))


def poll():
    while True:
        with Session() as session:
            job = session.scalars(select(Job).where(Job.state == "new").limit(1)).first()
            if job is not None:
                job.state = "done"
                session.commit()
                continue
        time.sleep(5)
