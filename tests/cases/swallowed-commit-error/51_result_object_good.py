# The result object carries the failure; or the exception is kept and raised behind the clean-up.
import logging

from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)


class Settings:
    def __init__(self, session_factory):
        self.Session = session_factory

    def save(self, values, result):
        session = self.Session()
        try:
            for row in values:
                session.merge(row)
            session.commit()
        except SQLAlchemyError as exc:
            session.rollback()
            log.error("settings: %s", exc)
            result.errors.append(str(exc))
        finally:
            session.close()
        return result

    def save_later(self, values):
        failure = None
        session = self.Session()
        try:
            for row in values:
                session.merge(row)
            session.commit()
        except SQLAlchemyError as exc:
            session.rollback()
            failure = exc
        finally:
            session.close()
        if failure is not None:
            raise RuntimeError("settings not saved") from failure
