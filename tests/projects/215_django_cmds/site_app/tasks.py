from celery import shared_task
from django.db import transaction

from .models import Job


@shared_task
def run_job(key):
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=key)
        job.state = "done"
        job.save()
