from django.core.management.base import BaseCommand
from django.db import transaction

from site_app.tasks_util import run_raw


class Command(BaseCommand):
    def handle(self, *args, **options):
        transaction.set_autocommit(False)
        try:
            run_raw("DELETE FROM summary")
            run_raw("INSERT INTO summary SELECT 1")
        except BaseException:
            transaction.rollback()
            raise
        else:
            transaction.commit()
        finally:
            transaction.set_autocommit(True)
