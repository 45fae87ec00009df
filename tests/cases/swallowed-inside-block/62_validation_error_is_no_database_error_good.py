# What is caught is raised before any statement was sent, or is the row that is not there.
import json
import logging

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction

from fleet.models import Driver, Trip

log = logging.getLogger(__name__)


def import_trips(lines):
    skipped = []
    with transaction.atomic():
        for number, line in enumerate(lines):
            try:
                data = json.loads(line)
            except ValueError:
                skipped.append(number)
                continue
            try:
                driver = Driver.objects.get(licence=data["driver"])
            except (Driver.DoesNotExist, Driver.MultipleObjectsReturned):
                skipped.append(number)
                continue
            try:
                vehicle = driver.vehicle
            except ObjectDoesNotExist:
                vehicle = None
            Trip.objects.create(driver=driver, vehicle=vehicle, km=data["km"])
        if len(skipped) == len(lines):
            raise ValidationError("no trip could be read")
    return skipped
