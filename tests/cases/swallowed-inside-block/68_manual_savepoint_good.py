# Django's savepoint functions: rolled back to in the handler.
from django.db import IntegrityError, transaction

from wiki.models import Page, Slug


@transaction.atomic
def publish(page: Page, slugs: list[str]) -> list[str]:
    taken = []
    for slug in slugs:
        sid = transaction.savepoint()
        try:
            Slug.objects.create(page=page, slug=slug)
        except IntegrityError:
            transaction.savepoint_rollback(sid)
            taken.append(slug)
        else:
            transaction.savepoint_commit(sid)
    page.published = True
    page.save()
    return taken
