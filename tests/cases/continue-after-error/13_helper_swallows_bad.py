# The helper passes over the failing flush(); its caller goes on with a session that refuses all further work.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.models import Keyword


def add_keyword(session: Session, name: str) -> bool:
    session.add(Keyword(name=name))
    try:
        session.flush()
    except IntegrityError:
        return False
    return True


def add_keywords(session: Session, names: list[str]) -> int:
    added = sum(1 for name in names if name)
    for name in names:
        add_keyword(session, name)  # expect: TX204
    session.commit()
    return added
