# The same answer, given outside of the block.
from django.db import transaction

from accounts.models import Account, Entry


def transfer(source_id, target_id, amount):
    try:
        with transaction.atomic():
            source = Account.objects.select_for_update().get(pk=source_id)
            source.balance -= amount
            source.save()
            Entry.objects.create(account=source, amount=-amount)
            target = Account.objects.select_for_update().get(pk=target_id)
            target.balance += amount
            target.save()
    except Exception as exc:
        return {"ok": False, "error": str(exc)}
    return {"ok": True}
