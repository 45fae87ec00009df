"""The worker is told to wait until the commit is surely done, and a job that needs nothing of what is written may run
at once."""

from django.db import transaction

from shop.models import Basket, Event
from shop.tasks import count, create_account, sync

DELAY = 10


def report(event):
    sync.apply_async(args=(event.pk,), countdown=DELAY)


def open_basket(user):
    if not user.account:
        create_account.delay(user.id)
    basket, _ = Basket.objects.get_or_create(user=user)
    return basket


def fill(user, rows):
    with transaction.atomic():
        basket = open_basket(user)
        Event.objects.bulk_create(Event(basket=basket, row=row) for row in rows)
        count.apply_async(kwargs={"after": basket.pk}, countdown=300)


def note(user):
    with transaction.atomic():
        event = Event.objects.create(user=user)
        report(event)
