"""A query breaks no constraint: what the clause catches is the row of the savepoint, which is undone by then."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lab.models import Sample


def get_or_add(session: Session, digest):
    try:
        sample = session.scalar(select(Sample).where(Sample.digest == digest))
        if sample is None:
            with session.begin_nested():
                sample = Sample(digest=digest)
                session.add(sample)
    except IntegrityError:
        sample = session.scalar(select(Sample).where(Sample.digest == digest))
    return sample


def add_and_count(session: Session, digest):
    try:
        session.add(Sample(digest=digest))
        found = session.scalar(select(Sample).where(Sample.digest == digest))
    except IntegrityError:  # expect: TX204
        found = session.scalar(select(Sample).where(Sample.digest == digest))
    return found
