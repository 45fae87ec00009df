import time
from functools import wraps

from psycopg2 import OperationalError

from .pool import give, take


def with_connection(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        conn = take()
        try:
            return func(conn, *args, **kwargs)
        finally:
            give(conn)

    return wrapper


def transactional(func):
    @wraps(func)
    def wrapper(conn, *args, **kwargs):
        try:
            result = func(conn, *args, **kwargs)
        except BaseException:
            conn.rollback()
            raise
        conn.commit()
        return result

    return wrapper


def metered(name):
    def decorate(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            started = time.monotonic()
            conn = take()  # expect: TX303
            result = func(conn, *args, **kwargs)
            give(conn)
            print(name, time.monotonic() - started)
            return result

        return wrapper

    return decorate


def retry(times=3, on=(OperationalError,)):
    def decorate(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return func(*args, **kwargs)
                except on:
                    if attempt == times - 1:
                        raise
                    time.sleep(2**attempt)

        return wrapper

    return decorate
