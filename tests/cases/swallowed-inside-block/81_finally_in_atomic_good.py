# Cleaning up in finally swallows nothing; the error leaves the block.
import os

from django.db import transaction

from scans.models import Scan


def store(path):
    with transaction.atomic():
        try:
            scan = Scan.objects.create(path=path)
            scan.parse()
            scan.save()
        finally:
            os.unlink(path)
    return scan
