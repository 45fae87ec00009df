# The decorator rolls back, logs and raises.
import functools
import logging

from app.db import Session

log = logging.getLogger(__name__)


def committing(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        session = Session()
        try:
            response = view(session, *args, **kwargs)
            session.commit()
            return response
        except Exception:
            log.exception("commit failed")
            session.rollback()
            raise
        finally:
            session.close()

    return wrapper
