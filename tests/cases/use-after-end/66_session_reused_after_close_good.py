# A closed Session begins anew; a transaction object is asked for its state.
from sqlalchemy.orm import Session

from cms.db import engine
from cms.models import Page


def two_rounds():
    session = Session(engine)
    try:
        session.add(Page(title="a"))
        session.commit()
        session.close()
        return session.query(Page).count()
    finally:
        session.close()
