# `return` in finally hides the failure of the commit.
from sqlalchemy.orm import Session


def save(engine, thing):
    session = Session(engine)
    try:
        session.add(thing)
        session.commit()  # expect: TX105
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()
        return thing
