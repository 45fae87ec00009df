# The name keeps its None when the helper's commit fails, and so the caller gets None.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from club.models import Member


def create(session: Session, email):
    member = Member(email=email)
    session.add(member)
    session.commit()
    return member


def get_or_create(session: Session, email):
    member = session.query(Member).filter_by(email=email).one_or_none()
    if member is None:
        try:
            member = create(session, email)
        except IntegrityError:
            session.rollback()
    return member
