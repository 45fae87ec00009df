# Django by hand: the finally commits and switches autocommit on again.
from django.db import transaction

from shop.models import Item


def reprice(rows):
    transaction.set_autocommit(False)
    try:
        for row in rows:
            item = Item.objects.get(sku=row["sku"])
            item.price = row["price"]
            item.save()
    finally:
        transaction.commit()  # expect: TX104
        transaction.set_autocommit(True)
