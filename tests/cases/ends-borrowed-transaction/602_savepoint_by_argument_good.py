"""begin(nested=True) makes a savepoint, which the commit of a transaction object ends."""

from sqlalchemy.orm import Session

from shop.models import Author, Pull


def author_of(session: Session, name: str) -> Author:
    savepoint = session.begin(nested=True)
    author = Author(name=name)
    session.add(author)
    savepoint.commit()
    return author


def store(session: Session, number: int, name: str) -> None:
    pull = Pull(number=number)
    session.add(pull)
    pull.author = author_of(session, name)
    session.add(Pull(number=number + 1))
    session.commit()
