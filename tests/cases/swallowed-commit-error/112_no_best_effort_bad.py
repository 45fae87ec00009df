# A log at the level of a warning, a helper that is private, or a test round the write does not make it best effort:
# the caller gets what was to be stored, or is told that it was.
import logging

from flask import jsonify
from psycopg_pool import ConnectionPool
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shop.models import Account, Order

log = logging.getLogger("shop")


class Shop:
    def __init__(self, dsn):
        self.pool = ConnectionPool(dsn)

    def close(self):
        self.pool.close()

    def disconnect(self, user):
        try:
            with self.pool.connection() as conn:
                conn.execute("DELETE FROM link WHERE account = %s", (user,))
                conn.commit()  # expect: TX102
        except Exception as error:
            log.warning("links of %s: %s", user, error)
        return jsonify({"success": True, "message": "disconnected"})

    def _acknowledge(self, channel, order):
        try:
            with self.pool.connection() as conn:
                conn.execute("INSERT INTO orders (body) VALUES (%s)", (order.body,))
                conn.commit()  # expect: TX102
        except Exception:
            log.exception("order %s", order.tag)
        channel.ack(order.tag)


def register(session: Session, email):
    account = session.query(Account).filter_by(email=email).one_or_none()
    if account is None:
        account = Account(email=email)
        session.add(account)
        try:
            session.commit()  # expect: TX102
        except SQLAlchemyError:
            session.rollback()
            log.error("account %s", email)
    return account


def order(session: Session, item):
    row = Order(item=item)
    session.add(row)
    try:
        session.commit()  # expect: TX102
    except SQLAlchemyError as error:
        session.rollback()
        log.warning("order: %s", error)
    return row
