import functools
import time

from sqlalchemy.exc import OperationalError

from .session import Session


def transactional(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        session = Session()
        try:
            result = fn(session, *args, **kwargs)
            session.commit()
            return result
        except Exception:
            session.rollback()
            raise
        finally:
            session.close()

    return inner


def retrying(times=3, wait=0.1):
    def outer(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for turn in range(times):
                try:
                    return fn(*args, **kwargs)
                except OperationalError:
                    if turn == times - 1:
                        raise
                    time.sleep(wait)

        return inner

    return outer
