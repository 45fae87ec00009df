# The helper is called before the transaction begins; a helper that only computes may be called inside.
import urllib.request
from decimal import Decimal

from django.db import transaction

from prices.models import Price


def current_rate(currency):
    with urllib.request.urlopen(f"https://rates.example/{currency}", timeout=20) as answer:
        return Decimal(answer.read().decode())


def rounded(value):
    return value.quantize(Decimal("0.01"))


def reprice(currency):
    rate = current_rate(currency)
    with transaction.atomic():
        for price in Price.objects.filter(currency=currency).select_for_update():
            price.local = rounded(price.amount * rate)
            price.stale = False
            price.save()
