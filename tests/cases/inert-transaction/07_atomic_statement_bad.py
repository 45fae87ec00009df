# `transaction.atomic()` without `with`: the line looks like a begin and does nothing.
from django.db import transaction

from stock.models import Item, Movement


def withdraw(item_id, amount, user):
    transaction.atomic()  # expect: TX107
    item = Item.objects.get(pk=item_id)
    item.amount -= amount
    item.save(update_fields=["amount"])
    Movement.objects.create(item=item, amount=-amount, user=user)
