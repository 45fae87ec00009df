# get-or-create without rollback: after the failed flush the session answers PendingRollbackError.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models import Tag


def get_or_create(session: Session, name: str) -> Tag:
    tag = Tag(name=name)
    session.add(tag)
    try:
        session.flush()
    except IntegrityError:  # expect: TX204
        tag = session.query(Tag).filter_by(name=name).one()
    return tag
