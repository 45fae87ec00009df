# dramatiq's message leaves inside the block.
import dramatiq
from django.db import transaction

from feeds.models import Feed


@dramatiq.actor
def refresh(feed_id):
    Feed.objects.get(pk=feed_id).refresh()


def add(url):
    with transaction.atomic():
        feed, created = Feed.objects.get_or_create(url=url)
        if created:
            refresh.send_with_options(args=(feed.pk,), delay=1000)  # expect: TX407
    return feed
