# A management command imports line by line inside one atomic block and counts failures.
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.utils import DataError, IntegrityError

from inventory.models import Article, Supplier


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("path")

    @transaction.atomic
    def handle(self, *args, **options):
        failures = 0
        supplier, _ = Supplier.objects.get_or_create(name="import")
        with open(options["path"]) as lines:
            for line in lines:
                code, _, title = line.strip().partition(";")
                try:
                    Article.objects.create(supplier=supplier, code=code, title=title)
                except (IntegrityError, DataError) as exc:  # expect: TX401
                    failures += 1
                    self.stderr.write(f"{code}: {exc}")
        self.stdout.write(f"{failures} lines failed")
