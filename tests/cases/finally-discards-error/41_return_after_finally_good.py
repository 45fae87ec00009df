# The same with the return behind the finally; a nested try in the finally returns nothing.
from sqlalchemy.orm import Session


def save(engine, thing):
    session = Session(engine)
    try:
        session.add(thing)
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        try:
            session.close()
        except Exception:
            pass
    return thing


def has_room(engine, n):
    session = Session(engine)
    try:
        for row in session.query(n):
            if row.full:
                return False
        return True
    finally:
        session.close()
