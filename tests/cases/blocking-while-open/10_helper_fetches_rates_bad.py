# The blocking call sits in a helper of the same file: the report stands on the call in the function that holds
# the transaction.
import urllib.request
from decimal import Decimal

from django.db import transaction

from prices.models import Price


def current_rate(currency):
    with urllib.request.urlopen(f"https://rates.example/{currency}", timeout=20) as answer:
        return Decimal(answer.read().decode())


def rounded(value):
    return value.quantize(Decimal("0.01"))


@transaction.atomic
def reprice(currency):
    Price.objects.filter(currency=currency).update(stale=True)
    rate = current_rate(currency)  # expect: TX402
    for price in Price.objects.filter(currency=currency).select_for_update():
        price.local = rounded(price.amount * rate)
        price.stale = False
        price.save()
