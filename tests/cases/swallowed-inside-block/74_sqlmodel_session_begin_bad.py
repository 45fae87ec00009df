# SQLModel: the duplicate is answered with None inside begin(), and the session is broken for the counter.
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, create_engine, select

from books.models import Book, Counter

engine = create_engine("postgresql://books@db/books")


def add_book(isbn: str, title: str):
    with Session(engine) as session:
        with session.begin():
            book = Book(isbn=isbn, title=title)
            session.add(book)
            try:
                session.flush()
            except IntegrityError:  # expect: TX401
                book = None
            counter = session.exec(select(Counter)).one()
            counter.value += 1
        return book
