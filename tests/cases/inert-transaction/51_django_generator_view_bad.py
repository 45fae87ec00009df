# A streaming export decorated with atomic: the generator runs after the block.
from django.db import transaction

from shop.models import Order


class Export:
    @transaction.atomic()  # expect: TX107
    def rows(self, since):
        for order in Order.objects.filter(created__gte=since).iterator():
            order.exported = True
            order.save()
            yield order.as_csv()
