# What is caught is the project's own exception, raised before anything was sent.
from django.db import transaction

from loans.models import Loan, Reader


class LimitReached(Exception):
    pass


def check_limit(reader):
    if reader.loans.count() >= 5:
        raise LimitReached(reader.pk)


def lend(reader_id, copies):
    skipped = []
    with transaction.atomic():
        reader = Reader.objects.select_for_update().get(pk=reader_id)
        for copy in copies:
            try:
                check_limit(reader)
            except LimitReached:
                skipped.append(copy)
                continue
            Loan.objects.create(reader=reader, copy=copy)
    return skipped
