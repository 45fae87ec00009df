# The helper rolls back on a duplicate, and with it what its caller wrote.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shop.models import Coupon, Order


def use_coupon(session: Session, code: str) -> bool:
    try:
        session.add(Coupon(code=code))
        session.flush()
    except IntegrityError:
        session.rollback()  # expect: TX409
        return False
    return True


def place(session: Session, order: Order, code: str) -> None:
    session.add(order)
    session.flush()
    order.reduced = use_coupon(session, code)
    session.commit()
