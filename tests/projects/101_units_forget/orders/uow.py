from sqlalchemy.orm import Session

from orders.engine import make_session
from orders.repos import CustomerRepo, OrderRepo


class UnitOfWork:
    session: Session

    def __init__(self, factory=make_session):
        self._factory = factory

    def __enter__(self):
        self.session = self._factory()
        self.orders = OrderRepo(self.session)
        self.customers = CustomerRepo(self.session)
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is not None:
            self.session.rollback()
        self.session.close()

    def commit(self):
        self.session.commit()
