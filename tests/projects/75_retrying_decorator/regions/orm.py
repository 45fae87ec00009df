import time
from functools import wraps

from django.db import OperationalError, connection, transaction


def retrying(func, reset=lambda: None):
    @wraps(func)
    def wrapper(*args, **kwargs):
        for attempt in range(5):
            try:
                return func(*args, **kwargs)
            except OperationalError:
                reset()
                time.sleep(0.1 * attempt)
        return func(*args, **kwargs)

    return wrapper


def transactional(func):
    within = transaction.atomic(func)
    outside = retrying(within)

    @wraps(func)
    def call(*args, **kwargs):
        if connection.in_atomic_block:
            return within(*args, **kwargs)
        try:
            return outside(*args, **kwargs)
        finally:
            connection.close_if_unusable_or_obsolete()

    return call
