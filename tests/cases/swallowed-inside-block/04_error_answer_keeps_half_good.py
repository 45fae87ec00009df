# The same answer, but the block is left by the exception, or is told to roll back.
from django.db import transaction

from bank.models import Account, Booking


def transfer(source_id, target_id, amount):
    try:
        with transaction.atomic():
            move(source_id, target_id, amount)
    except Exception as error:
        return {"ok": False, "error": str(error)}
    return {"ok": True}


def move(source_id, target_id, amount):
    source = Account.objects.select_for_update().get(pk=source_id)
    target = Account.objects.select_for_update().get(pk=target_id)
    source.balance -= amount
    source.save()
    target.balance += amount
    target.save()
    Booking.objects.create(source=source, target=target, amount=amount)


@transaction.atomic
def transfer_with_flag(source_id, target_id, amount):
    try:
        move(source_id, target_id, amount)
    except Exception as error:
        transaction.set_rollback(True)
        return {"ok": False, "error": str(error)}
    return {"ok": True}
