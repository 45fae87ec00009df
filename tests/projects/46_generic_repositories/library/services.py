from sqlalchemy import text

from library.models import Book
from library.ports import UnitOfWork
from library.uow import EagerUnitOfWork, SessionFactory


def buy(uow: UnitOfWork, isbn, title):
    with uow:
        uow.books.add(Book(isbn=isbn, title=title))
        uow.commit()


def lend(isbn, reader):
    with EagerUnitOfWork() as uow:
        uow.books.lend(isbn, reader)


def count():
    session = SessionFactory()  # expect: TX301
    number = session.execute(text("SELECT count(*) FROM book")).scalar_one()
    session.close()
    return number


def titles():
    with SessionFactory() as session:
        return session.execute(text("SELECT title FROM book ORDER BY title")).scalars().all()
