"""The round's own writes are committed by half."""

from sqlalchemy.orm import Session

from shop.models import Job, Run


def start(session: Session, job: Job):
    job.state = "running"
    session.add(Run(job=job.id))
    session.commit()  # expect: TX409
    return job


def start_all(session: Session, jobs):
    for job in jobs:
        session.add(job)
        session.flush()
        start(session, job)
        session.add(Run(job=job.id))
    session.commit()
