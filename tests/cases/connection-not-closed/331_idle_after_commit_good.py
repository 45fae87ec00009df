# A session that has committed, or rolled back, on every path to the end has given its connection back: what is left is
# an object without one.
from sqlalchemy.orm import Session

from phones.models import Line


def move(engine, number, exchange):
    session = Session(engine)
    try:
        line = session.query(Line).filter_by(number=number).one()
        old = line.exchange
        line.exchange = exchange
        session.commit()
        return old
    except Exception as error:
        session.rollback()
        raise ValueError(number) from error

