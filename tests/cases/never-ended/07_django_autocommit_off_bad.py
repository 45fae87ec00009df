# Autocommit is switched off to speed the import up. Nothing commits, nothing switches it on again: the rows are lost
# when the worker's connection is closed.
from django.db import transaction

from weather.models import Measurement


def import_measurements(lines):
    transaction.set_autocommit(False)  # expect: TX203,TX201
    for line in lines:
        station, value = line.split(";")
        Measurement.objects.create(station=station, value=float(value))
