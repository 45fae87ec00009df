# A Huey task is enqueued by calling it.
from django.db import transaction
from huey.contrib.djhuey import db_task

from newsletter.models import Issue


@db_task()
def deliver(issue_id):
    Issue.objects.get(pk=issue_id).deliver()


def publish(issue):
    with transaction.atomic():
        issue.published = True
        issue.save()
        deliver(issue.pk)  # expect: TX407
