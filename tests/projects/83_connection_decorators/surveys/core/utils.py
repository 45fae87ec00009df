import functools
import logging
import time

import psycopg2

from surveys.core.connections import pool

log = logging.getLogger(__name__)


def with_connection(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        conn = pool.getconn()
        try:
            return func(conn, *args, **kwargs)
        finally:
            pool.putconn(conn)

    return wrapper


def with_cursor(commit=False):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            conn = pool.getconn()  # expect: TX303
            cur = conn.cursor()
            try:
                result = func(cur, *args, **kwargs)
                if commit:
                    conn.commit()
                pool.putconn(conn)
                return result
            except psycopg2.Error:
                conn.rollback()
                pool.putconn(conn)
                raise

        return wrapper

    return decorate


def retry(times=3, delay=0.2):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except psycopg2.OperationalError:
                    if attempt == times:
                        raise
                    log.warning("attempt %s of %s", attempt, func.__name__)
                    time.sleep(delay * attempt)

        return wrapper

    return decorate
