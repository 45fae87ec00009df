import requests
from celery import shared_task
from django.db import transaction

from regions.models import Machine
from regions.orm import transactional


@transactional
def commission(machine_id):
    machine = Machine.objects.select_for_update().get(pk=machine_id)
    machine.status = "commissioning"
    machine.save()
    transaction.on_commit(lambda: power_on.delay(machine.pk))


@shared_task
def power_on(machine_id):
    machine = Machine.objects.get(pk=machine_id)
    requests.post(f"https://{machine.bmc}/power", timeout=10)
    mark(machine_id)


@transactional
def mark(machine_id):
    Machine.objects.filter(pk=machine_id).update(power="on")
