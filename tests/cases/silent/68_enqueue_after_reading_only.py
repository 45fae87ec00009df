# Nothing was written in the transaction, so the worker sees the same rows whenever it starts.
from django.db import transaction

from digest.models import Subscriber
from digest.tasks import send_digest


def send_all():
    with transaction.atomic():
        ids = list(Subscriber.objects.filter(active=True).values_list("pk", flat=True))
    for pk in ids:
        send_digest.delay(pk)


def send_one(email):
    subscriber = Subscriber.objects.get(email=email)
    send_digest.apply_async((subscriber.pk,), countdown=60)
