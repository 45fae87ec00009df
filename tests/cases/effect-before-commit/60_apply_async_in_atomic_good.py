# on_commit with a lambda, a partial, and delay_on_commit of Celery 5.4.
from functools import partial

from django.db import transaction

from orders.models import Order
from orders.tasks import confirm, index


def place(user, items):
    with transaction.atomic():
        order = Order.objects.create(user=user)
        for item in items:
            order.lines.create(sku=item["sku"], amount=item["amount"])
        transaction.on_commit(lambda: confirm.apply_async(args=[order.pk], queue="mail"))
        transaction.on_commit(partial(index.delay, order.pk), using="default", robust=True)
        confirm.delay_on_commit(order.pk)
    return order
