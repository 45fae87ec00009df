# Managed blocks entered through an ExitStack: they are ended when the stack is left.
from contextlib import ExitStack

from django.db import transaction

from stock.models import Item, Movement


def withdraw(item_id, amount, user, databases=("default", "audit")):
    with ExitStack() as stack:
        for alias in databases:
            stack.enter_context(transaction.atomic(using=alias))
        item = Item.objects.select_for_update().get(pk=item_id)
        item.amount -= amount
        item.save(update_fields=["amount"])
        Movement.objects.using("audit").create(item_id=item_id, amount=-amount, user=user)
