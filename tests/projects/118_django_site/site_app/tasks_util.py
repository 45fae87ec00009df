import functools

from django.db import close_old_connections, connection, transaction


def in_transaction(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        with transaction.atomic():
            return func(*args, **kwargs)

    return inner


def run_raw(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


def clean(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        try:
            return func(*args, **kwargs)
        finally:
            close_old_connections()

    return inner
