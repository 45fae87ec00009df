# set_rollback() is what the block understands.
from django.db import transaction

from seats.models import Seat


@transaction.atomic
def book(show_id, numbers):
    for number in numbers:
        updated = Seat.objects.filter(show=show_id, number=number, taken=False).update(taken=True)
        if not updated:
            transaction.set_rollback(True)
            return False
    return True
