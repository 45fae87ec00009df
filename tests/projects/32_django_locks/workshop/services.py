from django.db import IntegrityError, transaction

from .models import Part, Repair
from .tasks import tell_customer
from .tx import after_commit, all_or_nothing, locked


def finish(number):
    with locked(Repair, number=number) as repair:
        if repair.state == "done":
            return False
        repair.state = "done"
        repair.save(update_fields=["state"])
        after_commit(tell_customer.delay, repair.pk)
    return True


@all_or_nothing
def open_repair(number, skus):
    repair = Repair.objects.create(number=number)
    double = []
    for sku in skus:
        try:
            with transaction.atomic():
                Part.objects.create(repair=repair, sku=sku)
        except IntegrityError:
            double.append(sku)
    after_commit(tell_customer.delay, repair.pk)
    return double


def cancel(number):
    with locked(Repair, number=number) as repair:
        repair.part_set.all().delete()
        repair.delete()
