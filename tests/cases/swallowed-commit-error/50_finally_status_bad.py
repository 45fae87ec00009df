# The status is "saved" whatever commit() did.
import logging

from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)


class Settings:
    def __init__(self, session_factory):
        self.Session = session_factory

    def save(self, values):
        session = self.Session()
        try:
            for row in values:
                session.merge(row)
            session.commit()  # expect: TX102
        except SQLAlchemyError as exc:
            session.rollback()
            log.error("settings: %s", exc)
        finally:
            session.close()
        return {"status": "saved"}
