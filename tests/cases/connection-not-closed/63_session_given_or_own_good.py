# A session is made when none is given, and closed only then.
from sqlalchemy.orm import Session, sessionmaker


class Store:
    def __init__(self, factory: sessionmaker) -> None:
        self.factory = factory

    def add(self, thing, session: Session | None = None):
        own = session is None
        if own:
            session = self.factory()
        try:
            session.add(thing)
            if own:
                session.commit()
            else:
                session.flush()
        except BaseException:
            if own:
                session.rollback()
            raise
        finally:
            if own:
                session.close()

    def count(self, model, session=None):
        local = session or self.factory()
        try:
            return local.query(model).count()
        finally:
            if session is None:
                local.close()
