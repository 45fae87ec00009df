# Manual transaction control with a rollback for every failure; only the autocommit mode is restored in finally.
from django.core.management.base import BaseCommand
from django.db import transaction

from parts.models import Part
from parts.reader import read_rows


class Command(BaseCommand):
    def handle(self, *args, **options):
        transaction.set_autocommit(False)
        try:
            Part.objects.all().delete()
            for row in read_rows(options["path"]):
                Part.objects.create(number=row.number, title=row.title)
            transaction.commit()
        except BaseException:
            transaction.rollback()
            raise
        finally:
            transaction.set_autocommit(True)
