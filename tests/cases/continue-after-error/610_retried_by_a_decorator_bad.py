# The work is tried again in the session that the error has made unusable: the clause is for errors of the database, so
# the function sends statements.
import functools
import logging
import time

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

logger = logging.getLogger(__name__)


def retry(times=3, delay=0.5):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(session: Session, *args, **kwargs):
            for attempt in range(times):
                try:
                    result = func(session, *args, **kwargs)
                    session.commit()
                    return result
                except OperationalError:  # expect: TX204
                    logger.warning("attempt %d of %s failed", attempt + 1, func.__name__)
                    time.sleep(delay)
            raise RuntimeError(f"{func.__name__} failed {times} times")

        return wrapper

    return decorator
