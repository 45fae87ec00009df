"""The block holds the try alone: all of it is undone together, as it would be with the clause outside."""

from django.db import IntegrityError, transaction

from shop.models import Line, Order


def store(orders, lines):
    stored = []
    with transaction.atomic():
        try:
            Order.objects.bulk_create(orders)
            Line.objects.bulk_create(lines)
            stored = orders
        except IntegrityError:
            print("trying one by one")
    for order in [] if stored else orders:
        order.save()
