"""Each round of the loop is a whole: what the last one has written may be committed by the next one's helper."""

from sqlalchemy.orm import Session

from shop.models import Job, Run


def start(session: Session, job: Job):
    job.state = "running"
    session.add(Run(job=job.id))
    session.commit()
    return job


def start_all(session: Session, jobs):
    for job in jobs:
        try:
            start(session, job)
        except ValueError:
            job.state = "failed"
            session.add(job)
    session.commit()


def save(session: Session, jobs):
    for job in jobs:
        session.add(job)
        session.commit()
        session.flush()
        start(session, job)
    session.commit()
