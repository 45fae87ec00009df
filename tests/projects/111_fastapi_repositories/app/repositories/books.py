from sqlalchemy import delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .base import Repository


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    isbn: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    lent_to: Mapped[str | None]


class BookRepository(Repository[Book]):
    model = Book

    def lent_to(self, reader: str) -> list[Book]:
        return list(self._session.scalars(select(Book).where(Book.lent_to == reader)))

    def remove(self, isbn: str) -> None:
        self._session.execute(delete(Book).where(Book.isbn == isbn))
