# What was added before may be flushed by the query: a flush that fails spoils the session on SQLite, too.
import logging

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from library.models import Book, Loan

log = logging.getLogger(__name__)
Session = sessionmaker(create_engine("sqlite:///library.db", pool_recycle=600))


def lend(book, reader):
    session = Session()
    try:
        session.add(Loan(book=book, reader=reader))
        try:
            total = session.query(Loan).filter_by(reader=reader).count()
        except Exception:  # expect: TX204
            log.exception("no total")
            total = 0
        session.add(Book(loans=total))
        session.commit()
    finally:
        session.close()
