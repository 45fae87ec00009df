# Errors are collected and raised at the end of the block: nothing is committed.
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from geo.models import Region


class Command(BaseCommand):
    def handle(self, *args, **options):
        with transaction.atomic():
            failed = None
            for code in options["codes"]:
                try:
                    Region.objects.create(code=code)
                except DatabaseError as exc:
                    failed = exc
                    break
            if failed is not None:
                raise CommandError(f"stopped: {failed}")
