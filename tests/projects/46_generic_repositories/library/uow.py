from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from .repositories import BookRepository

SessionFactory = sessionmaker(create_engine("postgresql+psycopg://localhost/library", max_overflow=5))


class SqlUnitOfWork:
    def __enter__(self):
        self.session = SessionFactory()
        self.books = BookRepository(self.session)
        return self

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is not None:
                self.session.rollback()
        finally:
            self.session.close()

    def commit(self):
        self.session.commit()


class EagerUnitOfWork:
    def __enter__(self):
        self.session = SessionFactory()  # expect: TX301
        self.books = BookRepository(self.session)
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.session.commit()
        else:
            self.session.rollback()
        self.session.close()
