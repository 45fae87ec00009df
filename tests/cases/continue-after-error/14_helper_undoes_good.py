# The helpers pass over the duplicate as well, but behind a savepoint, or after a rollback.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.models import Keyword


def add_nested(session: Session, name: str) -> bool:
    try:
        with session.begin_nested():
            session.add(Keyword(name=name))
    except IntegrityError:
        return False
    return True


def add_alone(session: Session, name: str) -> bool:
    session.add(Keyword(name=name))
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        return False
    return True


def add_all(session: Session, names: list[str]) -> list[bool]:
    added = [add_nested(session, name) for name in names]
    session.commit()
    return added + [add_alone(session, name) for name in names]
