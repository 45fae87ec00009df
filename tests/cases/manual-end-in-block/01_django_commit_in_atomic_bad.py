# Django forbids commit() and rollback() inside atomic(): TransactionManagementError at run time.
from django.db import connection, transaction

from stock.models import Item


def recount(batches):
    with transaction.atomic():
        for batch in batches:
            for item in Item.objects.filter(pk__in=batch):
                item.recount()
                item.save()
            transaction.commit()  # expect: TX405


@transaction.atomic
def close_year(year):
    Item.objects.filter(year=year).update(closed=True)
    if Item.objects.filter(year=year, amount__lt=0).exists():
        connection.rollback()  # expect: TX405
