# A SELECT that fails does nothing to SQLite's transaction, and the session only minds a failed flush.
import logging

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from library.models import Book

log = logging.getLogger(__name__)
Session = sessionmaker(create_engine("sqlite:///library.db", pool_recycle=600))


def page(order, first):
    session = Session()
    try:
        try:
            total = session.query(Book).filter(Book.shelf == order).count()
        except Exception:
            log.exception("no total")
            total = 0
        return total, session.query(Book).offset(first).all()
    finally:
        session.close()
