"""A helper that passes over a failed query is told of at low confidence, one that passes over a failed write is not."""

import logging

from sqlalchemy.orm import Session

from shop.models import Limit, Run, Visit


def limits_of(session: Session, shop):
    try:
        found = session.query(Limit.name, Limit.value).filter(Limit.shop == shop).all()
        return dict(found)
    except Exception as error:
        logging.error("no limits: %s", error)
        return {}


def count_visit(session: Session, shop):
    try:
        session.add(Visit(shop=shop))
        session.flush()
    except Exception as error:
        logging.error("not counted: %s", error)


def start(session: Session, shop):
    allowed = limits_of(session, shop).get("runs")
    session.add(Run(shop=shop, allowed=allowed))
    session.commit()


def visit(session: Session, shop):
    count_visit(session, shop)  # expect: TX204
    session.add(Run(shop=shop))
    session.commit()
