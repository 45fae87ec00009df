# Asked first, in the same transaction.
from sqlmodel import Session, create_engine, select

from books.models import Book, Counter

engine = create_engine("postgresql://books@db/books")


def add_book(isbn: str, title: str):
    with Session(engine) as session:
        with session.begin():
            book = session.exec(select(Book).where(Book.isbn == isbn)).first()
            if book is None:
                book = Book(isbn=isbn, title=title)
                session.add(book)
            counter = session.exec(select(Counter)).one()
            counter.value += 1
        return book
