# The worker may look for the order before it is committed.
from django.db import transaction

from orders.models import Order
from orders.tasks import confirm


def place(user, items):
    with transaction.atomic():
        order = Order.objects.create(user=user)
        for item in items:
            order.lines.create(sku=item["sku"], amount=item["amount"])
        confirm.apply_async(args=[order.pk], queue="mail")  # expect: TX407
    return order
