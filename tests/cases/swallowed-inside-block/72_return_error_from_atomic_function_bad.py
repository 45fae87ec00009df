# A service function under @transaction.atomic answers with an error; the half that was written is committed.
from django.db import transaction

from accounts.models import Account, Entry


@transaction.atomic
def transfer(source_id, target_id, amount):
    try:
        source = Account.objects.select_for_update().get(pk=source_id)
        source.balance -= amount
        source.save()
        Entry.objects.create(account=source, amount=-amount)
        target = Account.objects.select_for_update().get(pk=target_id)
        target.balance += amount
        target.save()
    except Exception as exc:  # expect: TX401
        return {"ok": False, "error": str(exc)}
    return {"ok": True}
