# The clause is for errors of the database, and leaves the session alone; or for other errors, of a function that may
# not send anything.
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shop import crud, prices


def add(session: Session, item):
    try:
        crud.add_item(session, item)
        session.commit()
    except SQLAlchemyError as error:
        session.rollback()
        raise RuntimeError("not added") from error
    return item


def add_all(session: Session, items):
    for item in items:
        try:
            prices.check(session, item)
        except ValueError:
            continue
        session.add(item)
    session.commit()
