import logging
import threading

import requests
from django.db import IntegrityError, connection, connections, transaction

from .models import Job
from .tasks import run_job

log = logging.getLogger(__name__)


def enqueue(state):
    with transaction.atomic():
        job = Job.objects.create(state=state)
        transaction.on_commit(lambda: run_job.delay(job.pk))
    return job


def enqueue_early(state):
    with transaction.atomic():
        job = Job.objects.create(state=state)
        run_job.delay(job.pk)  # expect: TX407
    return job


def bump_all():
    with transaction.atomic():
        for job in Job.objects.select_for_update():
            try:
                job.tries += 1
                job.save()
            except IntegrityError:  # expect: TX401
                log.warning("job %s", job.pk)


def bump_each():
    with transaction.atomic():
        for job in Job.objects.select_for_update():
            try:
                with transaction.atomic():
                    job.tries += 1
                    job.save()
            except IntegrityError:
                log.warning("job %s", job.pk)


def report():
    with transaction.atomic():
        Job.objects.filter(state="new").update(state="told")
        requests.get("https://status.example/ping", timeout=5)  # expect: TX402


def in_thread(keys):
    def work():
        try:
            for key in keys:
                Job.objects.filter(pk=key).update(state="seen")
        finally:
            connection.close()

    threading.Thread(target=work).start()


def other_db(sql):
    with connections["stats"].cursor() as cur:
        cur.execute(sql)
