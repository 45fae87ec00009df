"""The branch for PostgreSQL swallows the error of a statement."""

from sqlalchemy import create_engine, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from shop.models import Lease

maker = sessionmaker(create_engine("postgresql+psycopg://localhost/shop"))


def claim(session: Session, key, holder):
    if session.get_bind().dialect.name != "sqlite":
        return _claim_at_once(session, key, holder)
    return session.scalars(select(Lease).where(Lease.key == key)).first()


def _claim_at_once(session: Session, key, holder):
    try:
        session.execute(insert(Lease).values(key=key, holder=holder))
    except IntegrityError:
        return None
    return key


def take(key):
    with maker.begin() as session:
        mine = claim(session, key, "me")  # expect: TX401
        session.add(Lease(key=f"{key}-log", holder=mine))
