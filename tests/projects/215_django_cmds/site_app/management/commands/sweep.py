from django.core.management.base import BaseCommand
from django.db import transaction

from site_app.models import Job


class Command(BaseCommand):
    def handle(self, *args, **options):
        transaction.set_autocommit(False)  # expect: TX201
        for job in Job.objects.filter(state="old"):
            job.delete()
        transaction.commit()
        transaction.set_autocommit(True)
