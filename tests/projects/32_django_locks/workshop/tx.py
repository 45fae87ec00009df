# The project's own words for Django's transactions.
from contextlib import contextmanager
from functools import partial, wraps

from django.db import transaction


@contextmanager
def locked(model, **lookup):
    with transaction.atomic():
        yield model.objects.select_for_update().get(**lookup)


def after_commit(func, *args, **kwargs):
    transaction.on_commit(partial(func, *args, **kwargs))


def all_or_nothing(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        with transaction.atomic(durable=True):
            return func(*args, **kwargs)

    return wrapper
