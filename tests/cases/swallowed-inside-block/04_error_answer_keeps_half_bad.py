# The decorator's block ends by an ordinary return although the second half failed: the debit is committed and
# the caller reads "failed".
from django.db import transaction

from bank.models import Account, Booking


@transaction.atomic
def transfer(source_id, target_id, amount):
    source = Account.objects.select_for_update().get(pk=source_id)
    source.balance -= amount
    source.save()
    try:
        target = Account.objects.select_for_update().get(pk=target_id)
        target.balance += amount
        target.save()
        Booking.objects.create(source=source, target=target, amount=amount)
    except Exception as error:  # expect: TX401
        return {"ok": False, "error": str(error)}
    return {"ok": True}
