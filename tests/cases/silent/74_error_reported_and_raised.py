# Handlers inside a block that log, add a note, clean up a file and raise again swallow nothing.
import logging
import os

from django.db import DatabaseError, transaction

from scans.models import Page, Scan

log = logging.getLogger(__name__)


def store(path, pages):
    with transaction.atomic():
        try:
            scan = Scan.objects.create(path=path)
            for number, text in enumerate(pages):
                try:
                    Page.objects.create(scan=scan, number=number, text=text)
                except DatabaseError as error:
                    error.add_note(f"page {number}")
                    raise
        except BaseException:
            log.exception("scan %s was not stored", path)
            os.unlink(path)
            raise
    return scan
