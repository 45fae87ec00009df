# Django forbids it while an atomic block is open.
from django.db import transaction

from ledger.models import Entry


@transaction.atomic
def book(rows):
    for row in rows:
        Entry.objects.create(**row)
    transaction.commit()  # expect: TX405
