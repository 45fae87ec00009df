from django.core.management.base import BaseCommand
from django.db import transaction

from site_app.tasks_util import run_raw


class Command(BaseCommand):
    def handle(self, *args, **options):
        transaction.set_autocommit(False)  # expect: TX201
        run_raw("DELETE FROM summary")
        run_raw("INSERT INTO summary SELECT 1")
        transaction.commit()
        transaction.set_autocommit(True)
