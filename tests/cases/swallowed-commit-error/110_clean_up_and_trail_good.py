# What is done again next time, or is but a trace of what has been done: the log tells of the failure, and the authors
# mean it so. Such reports are made at low confidence.
import logging

from sqlalchemy import delete, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shop.models import Audit, Basket, Visitor

log = logging.getLogger(__name__)


def remove_expired_baskets(session: Session, limit):
    try:
        session.execute(delete(Basket).where(Basket.touched < limit))
        session.commit()  # allow: TX102
    except SQLAlchemyError as error:
        session.rollback()
        log.error("baskets stay: %s", error)


def log_price_event(session: Session, article, price):
    try:
        session.add(Audit(article=article, price=price))
        session.commit()  # allow: TX102
    except SQLAlchemyError:
        session.rollback()
        log.exception("price of %s", article)


def seen(session: Session, visitor: Visitor, now):
    """Notes when a visitor was here, best effort."""
    try:
        visitor.seen = now
        session.commit()  # allow: TX102
    except SQLAlchemyError:
        session.rollback()
        log.exception("visitor %s", visitor.id)


def rank(session: Session, articles):
    ranked = sorted(articles, key=lambda a: a.score)
    try:
        session.execute(text("UPDATE ranking SET top = :top"), {"top": ranked[0].id})
        session.commit()  # allow: TX102
    except SQLAlchemyError:
        session.rollback()
        log.error("the cached ranking is out of date")
    return ranked
