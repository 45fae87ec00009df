# Names that look like blockers but do not wait: builders of requests, mocks of clocks, dict.get, Path.
import time
from pathlib import Path
from queue import Queue
from urllib.parse import urljoin, urlparse

import requests
from django.db import transaction

from feeds.models import Feed, Item

pending: Queue = Queue()
requests_by_host: dict[str, int] = {}


def store(feed_id, entries, session_data):
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed_id)
        started = time.monotonic()
        for entry in entries:
            link = urljoin(feed.url, entry.get("link", ""))
            host = urlparse(link).netloc
            requests_by_host[host] = requests_by_host.get(host, 0) + 1
            Item.objects.create(feed=feed, link=link, name=Path(link).name)
            pending.put_nowait(link)
        prepared = requests.Request("GET", feed.url).prepare()
        feed.checked = session_data.get("now")
        feed.took = time.monotonic() - started
        feed.next_url = prepared.url
        feed.save()
