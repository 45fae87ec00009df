# post_save runs wherever the row is saved; it defers by on_commit. A log line is no message.
import logging

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from search.tasks import index
from wiki.models import Page

log = logging.getLogger(__name__)


@receiver(post_save, sender=Page)
def reindex(sender, instance, **kwargs):
    log.info("page %s", instance.pk)
    transaction.on_commit(lambda: index.delay(instance.pk))


def rename(page_id, title):
    with transaction.atomic():
        page = Page.objects.select_for_update().get(pk=page_id)
        page.title = title
        page.save()
        log.warning("renamed to %s", title)
