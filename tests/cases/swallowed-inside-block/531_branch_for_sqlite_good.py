"""SQLite goes on with a transaction in which a statement has failed, and the other branch uses a savepoint."""

from sqlalchemy import create_engine, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from shop.models import Lease

maker = sessionmaker(create_engine("postgresql+psycopg://localhost/shop"))


def claim(session: Session, key, holder):
    if session.get_bind().dialect.name == "sqlite":
        return _claim_at_once(session, key, holder)
    row = session.scalars(select(Lease).where(Lease.key == key)).first()
    if row is None:
        try:
            with session.begin_nested():
                session.add(Lease(key=key, holder=holder))
                session.flush()
        except IntegrityError:
            return None
        return key
    return key if row.holder == holder else None


def _claim_at_once(session: Session, key, holder):
    try:
        session.execute(insert(Lease).values(key=key, holder=holder))
    except IntegrityError:
        return None
    return key


def take(key):
    with maker.begin() as session:
        mine = claim(session, key, "me")
    return mine
