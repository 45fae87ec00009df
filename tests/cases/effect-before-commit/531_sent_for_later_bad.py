"""A second is soon over, and the job needs the basket that is not committed."""

from django.db import transaction

from shop.models import Basket, Event
from shop.tasks import count, welcome


def open_basket(user):
    basket = Basket.objects.create(user=user)
    welcome.delay(basket.pk)
    return basket


def fill(user, rows):
    with transaction.atomic():
        basket = open_basket(user)  # expect: TX407
        Event.objects.bulk_create(Event(basket=basket, row=row) for row in rows)
        count.apply_async(args=(basket.pk,), countdown=1)  # expect: TX407
