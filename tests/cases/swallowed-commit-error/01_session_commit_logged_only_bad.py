# A failing commit is written to the log and the function returns the same identifier as after success, so the
# caller goes on with an order that does not exist.
import logging
import uuid

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shop.models import Order

log = logging.getLogger(__name__)


def place(engine, customer, items):
    number = uuid.uuid4().hex
    with Session(engine) as session:
        session.add(Order(number=number, customer=customer, items=items))
        try:
            session.commit()  # expect: TX102
        except SQLAlchemyError:
            log.exception("order %s", number)
    return number
