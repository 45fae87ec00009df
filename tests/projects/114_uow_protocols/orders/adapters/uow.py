from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from orders.adapters.repository import SqlOrderRepository
from orders.domain.ports import AbstractUnitOfWork

engine = create_engine("postgresql+psycopg2://localhost/orders")
DEFAULT_FACTORY = sessionmaker(bind=engine)


class SqlUnitOfWork(AbstractUnitOfWork):
    """Commits at its end, and always closes."""

    def __init__(self, factory=DEFAULT_FACTORY):
        self.factory = factory

    def __enter__(self):
        self.session = self.factory()
        self.orders = SqlOrderRepository(self.session)
        return super().__enter__()

    def __exit__(self, *args):
        try:
            super().__exit__(*args)
        finally:
            self.session.close()

    def commit(self):
        self.session.commit()

    def rollback(self):
        self.session.rollback()


class ReadingUnitOfWork(SqlUnitOfWork):
    """For reports: nothing is ever committed."""

    def __exit__(self, *args):
        self.session.close()
