import threading

from django.core.management.base import BaseCommand
from django.db import transaction

from newsroom import loading
from newsroom.fetching import fetch
from newsroom.models import Feed


def load(feed):
    try:
        entries = fetch(feed.url)
    except OSError:
        loading.count_failure(feed)
        return
    loading.store(feed, entries)


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--one", type=int)

    def handle(self, *args, one=None, **options):
        if one is not None:
            with transaction.atomic():
                feed = Feed.objects.select_for_update().get(pk=one)
                entries = fetch(feed.url)  # expect: TX402
                feed.story_set.all().delete()
                for entry in entries:
                    feed.story_set.create(title=entry["title"])
            return
        threads = [threading.Thread(target=load, args=(feed,)) for feed in Feed.objects.all()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
