# A SQLAlchemy Session may be used again after commit(), rollback() and close(): each begins anew.
from sqlalchemy import text
from sqlalchemy.orm import Session

from meters.db import engine


def totals(day):
    session = Session(engine)
    try:
        session.execute(text("UPDATE reading SET checked = true WHERE day = :d"), {"d": day})
        session.commit()
        session.close()
        return session.execute(text("SELECT sum(value) FROM reading WHERE day = :d"), {"d": day}).scalar()
    finally:
        session.close()
