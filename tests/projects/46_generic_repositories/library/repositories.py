from typing import Generic, TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from .models import Book

T = TypeVar("T")


class Repository(Generic[T]):
    model: type[T]

    def __init__(self, session: Session):
        self.session = session

    def add(self, item: T) -> None:
        self.session.add(item)

    def get(self, key) -> T | None:
        return self.session.get(self.model, key)


class Audited:
    session: Session

    def record(self, what):
        self.session.execute(text("INSERT INTO audit (what) VALUES (:w)"), {"w": what})


class BookRepository(Audited, Repository[Book]):
    model = Book

    def lend(self, isbn, reader):
        book = self.get(isbn)
        book.reader = reader
        self.record(f"{isbn} to {reader}")
