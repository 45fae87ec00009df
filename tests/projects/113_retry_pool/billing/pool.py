import functools
import logging
import time

import psycopg2
from psycopg2.pool import ThreadedConnectionPool

from . import settings

log = logging.getLogger(__name__)
_pool = None


def get_pool():
    global _pool
    if _pool is None:
        _pool = ThreadedConnectionPool(1, 8, settings.DSN)
    return _pool


def borrow():
    return get_pool().getconn()


def give_back(conn, broken=False):
    get_pool().putconn(conn, close=broken)


def retry(attempts=settings.ATTEMPTS, on=(psycopg2.OperationalError,), delay=0.2):
    """Calls the function again when one of the errors is raised."""

    def decorate(func):
        @functools.wraps(func)
        def again(*args, **kwargs):
            for turn in range(attempts):
                try:
                    return func(*args, **kwargs)
                except on as exc:
                    if turn == attempts - 1:
                        raise
                    log.warning("%s failed: %s", func.__name__, exc)
                    time.sleep(delay * 2**turn)

        return again

    return decorate
