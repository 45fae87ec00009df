# get_or_create() writes in a savepoint of its own: what it raises has undone it, and the block goes on.
from django.db import IntegrityError, transaction

from links.models import Link


def link_for(url):
    with transaction.atomic():
        try:
            return Link.objects.get_or_create(url=url, defaults={"title": url})[0]
        except IntegrityError:
            return Link.objects.get(url=url)


def links_for(urls):
    found = []
    with transaction.atomic():
        for url in urls:
            try:
                found.append(Link.objects.update_or_create(url=url, defaults={"seen": True})[0])
            except IntegrityError:
                pass
        Link.objects.filter(url__in=urls).update(checked=True)
    return found
