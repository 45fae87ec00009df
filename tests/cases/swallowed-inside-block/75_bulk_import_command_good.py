# bulk_create with ignore_conflicts leaves it to the server; bad lines are sorted out before.
from django.core.management.base import BaseCommand
from django.db import transaction

from inventory.models import Article, Supplier


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("path")

    @transaction.atomic
    def handle(self, *args, **options):
        supplier, _ = Supplier.objects.get_or_create(name="import")
        articles = []
        with open(options["path"]) as lines:
            for number, line in enumerate(lines):
                try:
                    code, title = line.strip().split(";")
                except ValueError:
                    self.stderr.write(f"line {number} is skipped")
                    continue
                articles.append(Article(supplier=supplier, code=code, title=title))
        Article.objects.bulk_create(articles, ignore_conflicts=True)
