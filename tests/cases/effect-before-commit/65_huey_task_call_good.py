# Only reads stand before the send, or the rows were committed by the block before it.
import dramatiq
from django.db import transaction

from feeds.models import Feed


@dramatiq.actor
def refresh(feed_id):
    Feed.objects.get(pk=feed_id).refresh()


def refresh_all():
    for feed in Feed.objects.filter(active=True):
        refresh.send(feed.pk)


def activate(feed_id):
    with transaction.atomic():
        Feed.objects.filter(pk=feed_id).update(active=True)
    refresh.send(feed_id)


def activate_one(feed_id):
    feed = Feed.objects.get(pk=feed_id)
    feed.active = True
    feed.save()
    refresh.send(feed_id)
