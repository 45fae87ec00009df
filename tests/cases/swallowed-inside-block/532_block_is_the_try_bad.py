"""What the block has written before is lost with it."""

from django.db import IntegrityError, transaction

from shop.models import Line, Order


def store(order, lines):
    with transaction.atomic():
        order.save()
        try:
            Line.objects.bulk_create(lines)
        except IntegrityError:  # expect: TX401
            print("without lines")
