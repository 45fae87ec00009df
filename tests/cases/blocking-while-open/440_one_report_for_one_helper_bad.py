# The same helper asks the same server twice in one transaction: one report is enough.
import requests
from django.db import transaction

from shop.models import Order


def rate(currency):
    return requests.get(f"https://rates.example/{currency}", timeout=5).json()


def price(order_id):
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=order_id)
        order.net = order.amount * rate(order.currency)  # expect: TX402
        order.gross = order.tax * rate("EUR")
        order.save()
