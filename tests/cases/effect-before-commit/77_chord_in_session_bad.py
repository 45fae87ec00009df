# group().apply_async() with rows that are only flushed.
from celery import group
from sqlalchemy.orm import Session, sessionmaker

from grading.models import Submission
from grading.tasks import grade


def submit_all(maker: sessionmaker[Session], texts):
    with maker() as session:
        submissions = [Submission(text=text) for text in texts]
        session.add_all(submissions)
        session.flush()
        group(grade.s(s.id) for s in submissions).apply_async()  # expect: TX407
        session.commit()
