# The failing commit is rolled back and the caller gets None instead of a number, which the signature promises.
import logging
import uuid

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shop.models import Order

log = logging.getLogger(__name__)


def place(engine, customer, items) -> str | None:
    number = uuid.uuid4().hex
    with Session(engine) as session:
        session.add(Order(number=number, customer=customer, items=items))
        try:
            session.commit()
        except SQLAlchemyError:
            session.rollback()
            log.exception("order %s", number)
            return None
    return number
