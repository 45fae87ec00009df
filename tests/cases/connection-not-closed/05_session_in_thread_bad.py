# The body of a timer thread builds a session for each run and leaves it to the collector; the connection stays checked
# out, idle in transaction.
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from mail.models import Outgoing

engine = create_engine("postgresql+psycopg2://mail@db/mail", pool_recycle=1800)


def count_waiting(gauge):
    session = Session(engine)  # expect: TX301
    waiting = session.scalar(select(func.count()).select_from(Outgoing).where(Outgoing.sent.is_(None)))
    gauge.set(waiting)
