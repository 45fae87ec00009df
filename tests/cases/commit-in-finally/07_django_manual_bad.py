# Manual transaction control in a management command: commit() in finally keeps the half of an import that came
# before the error.
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
        finally:
            transaction.commit()  # expect: TX104
            transaction.set_autocommit(True)
