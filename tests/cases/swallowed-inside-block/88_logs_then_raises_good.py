# The handler cleans up beside the database and lets the error go on.
import logging

from django.db import transaction

from files.models import Document
from files.storage import remove, upload

log = logging.getLogger(__name__)


def save(data, name):
    key = upload(name, data)
    with transaction.atomic():
        try:
            document = Document.objects.create(name=name, key=key)
            document.versions.create(number=1)
        except Exception:
            log.exception("document %s", name)
            remove(key)
            raise
    return document
