# One block for each batch; set_rollback() is how a block is told to roll back without an exception.
from django.db import transaction

from stock.models import Item


def recount(batches):
    for batch in batches:
        with transaction.atomic():
            for item in Item.objects.filter(pk__in=batch):
                item.recount()
                item.save()


@transaction.atomic
def close_year(year):
    Item.objects.filter(year=year).update(closed=True)
    if Item.objects.filter(year=year, amount__lt=0).exists():
        transaction.set_rollback(True)


def by_hand(year):
    transaction.set_autocommit(False)
    try:
        Item.objects.filter(year=year).update(closed=True)
        transaction.commit()
    finally:
        transaction.rollback()
        transaction.set_autocommit(True)
