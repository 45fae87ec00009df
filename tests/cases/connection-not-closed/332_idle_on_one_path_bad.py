# The session has given its connection back where it commits, but not where there is nothing to change.
from sqlalchemy.orm import Session

from phones.models import Line


def move(engine, number, exchange):
    session = Session(engine)  # expect: TX301
    try:
        line = session.query(Line).filter_by(number=number).one()
        if line.exchange == exchange:
            return False
        line.exchange = exchange
        session.commit()
    except Exception:
        session.rollback()
        raise
    return True
