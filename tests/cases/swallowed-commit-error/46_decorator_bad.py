# A decorator commits after the view and hides the failure: the client sees the view's success.
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
            try:
                session.commit()  # expect: TX102
            except Exception:
                log.exception("commit failed")
            return response
        finally:
            session.close()

    return wrapper
