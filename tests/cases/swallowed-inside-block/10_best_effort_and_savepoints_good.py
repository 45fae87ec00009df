# What is passed over here has not failed in this transaction: a notice by mail, or work behind a savepoint, be it made
# by hand, by a helper's block or by a decorator.
import logging
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from shop.mail import notify
from shop.models import Line

log = logging.getLogger(__name__)


def place(order):
    with transaction.atomic():
        order.save()
        try:
            notify(order)
        except Exception:
            log.exception("no notice for %s", order.pk)


@transaction.atomic
def by_hand(rows):
    for row in rows:
        sid = transaction.savepoint()
        try:
            Line.objects.create(row=row)
            transaction.savepoint_commit(sid)
        except IntegrityError:
            transaction.savepoint_rollback(sid)


@contextmanager
def savepoint():
    with transaction.atomic():
        yield


def by_block(rows):
    with transaction.atomic():
        for row in rows:
            try:
                with savepoint():
                    Line.objects.create(row=row)
            except IntegrityError:
                log.info("%s is there already", row)


@transaction.atomic
def make_line(row):
    Line.objects.create(row=row)


@transaction.atomic
def by_decorator(rows):
    for row in rows:
        try:
            make_line(row)
        except IntegrityError:
            log.info("%s is there already", row)
