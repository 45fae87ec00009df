# The decorator sleeps between attempts, each of which has a transaction of its own; the helper sleeps at once.
import functools
import random
import time

import psycopg


def pause(attempt):
    time.sleep(random.uniform(0, 0.1 * 2**attempt))


def retried(attempts):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return func(*args, **kwargs)
                except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected):
                    if attempt == attempts - 1:
                        raise
                    pause(attempt)

        return wrapper

    return decorate
