# With rollback, or a nested transaction, or a new session.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models import Tag


def get_or_create(session: Session, name: str) -> Tag:
    tag = Tag(name=name)
    try:
        with session.begin_nested():
            session.add(tag)
    except IntegrityError:
        tag = session.query(Tag).filter_by(name=name).one()
    return tag


def get_or_create_plain(session: Session, name: str) -> Tag:
    tag = Tag(name=name)
    session.add(tag)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        return session.query(Tag).filter_by(name=name).one()
    return tag


def get_or_create_nested(session: Session, name: str) -> Tag:
    nested = session.begin_nested()
    tag = Tag(name=name)
    session.add(tag)
    try:
        session.flush()
    except IntegrityError:
        nested.rollback()
        return session.query(Tag).filter_by(name=name).one()
    nested.commit()
    return tag
