# SQLAlchemy 1.4: after begin(nested=True) the session's commit() and rollback() end the savepoint only.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Author, Pull


def author_of(session: Session, name: str) -> Author:
    author = session.query(Author).filter_by(name=name).first()
    if author is None:
        session.begin(nested=True)
        try:
            author = Author(name=name)
            session.add(author)
            session.commit()
        except IntegrityError:
            session.rollback()
            author = session.query(Author).filter_by(name=name).one()
    return author


def store(session: Session, number: int, name: str) -> None:
    pull = Pull(number=number)
    session.add(pull)
    session.flush()
    pull.author = author_of(session, name)
    session.add(Pull(number=number + 1))
    session.commit()
