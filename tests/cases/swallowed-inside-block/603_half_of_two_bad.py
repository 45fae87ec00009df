"""An error that is none of the database comes between the two writes, and the block commits the first."""

from django.db import transaction

from accounts.models import Account, Entry


def book(pk: int, amount: int) -> bool:
    with transaction.atomic():
        try:
            Account.objects.filter(pk=pk).update(checked=True)
            Entry.objects.create(account_id=pk, amount=amount)
            Entry.objects.create(account_id=pk + 1, amount=-amount)
            return True
        except Exception:  # expect: TX401
            return False
