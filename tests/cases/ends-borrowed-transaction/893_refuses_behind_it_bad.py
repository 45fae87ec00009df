"""A helper that notes an event commits what its caller has written, and the caller refuses only then."""

from sqlalchemy.orm import Session

from till.models import Event


def note(session: Session, kind):
    session.add(Event(kind=kind))
    session.commit()  # expect: TX409


def pay(session: Session, order, amount):
    order.paid += amount
    session.add(order)
    note(session, "paid")
    if order.paid > order.total:
        raise ValueError("paid too much")
    session.commit()
