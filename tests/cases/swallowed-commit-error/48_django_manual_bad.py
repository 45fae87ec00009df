# Commit by hand in a management command; the error is written to stderr and the command says "done".
from django.core.management.base import BaseCommand
from django.db import transaction

from shop.models import Price


class Command(BaseCommand):
    def handle(self, *args, **options):
        transaction.set_autocommit(False)
        try:
            for price in Price.objects.all():
                price.recompute()
                price.save()
            transaction.commit()  # expect: TX102
        except Exception as e:
            transaction.rollback()
            self.stderr.write(f"failed: {e}")
        finally:
            transaction.set_autocommit(True)
        self.stdout.write("done")
