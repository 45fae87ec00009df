"""Nothing but the commit comes behind the helper, which commits a whole."""

from sqlalchemy.orm import Session

from shop.models import Audit, Order


def audit(session: Session, what: str) -> None:
    session.add(Audit(what=what))
    session.commit()


def place(session: Session, order: Order) -> None:
    session.add(order)
    audit(session, "placed")
    session.commit()
