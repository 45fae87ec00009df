# close() in finally is a complete clean-up: it rolls back and gives the connection back.
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from mail.models import Outgoing

engine = create_engine("postgresql+psycopg2://mail@db/mail", pool_recycle=1800)


def count_waiting(gauge):
    session = Session(engine)
    try:
        waiting = session.scalar(select(func.count()).select_from(Outgoing).where(Outgoing.sent.is_(None)))
    finally:
        session.close()
    gauge.set(waiting)
