"""The clauses say how the rows are to be changed, and a second block writes them so."""

import logging

from django.db import DataError, IntegrityError, transaction

from harvest.models import Reading

log = logging.getLogger(__name__)


def store(station, lines):
    retry = None
    with transaction.atomic():
        try:
            saved = [Reading.objects.create(station=station, text=line) for line in lines]
        except DataError:
            log.warning("a reading of %s is too long", station)
            retry = shortened
        except IntegrityError:
            log.warning("a reading of %s is there", station)
            retry = unseen
    if retry is not None:
        with transaction.atomic():
            saved = [Reading.objects.create(station=station, text=line) for line in retry(station, lines)]
    return saved


def shortened(station, lines):
    return [line[:80] for line in lines]


def unseen(station, lines):
    there = set(Reading.objects.filter(station=station).values_list("text", flat=True))
    return [line for line in lines if line not in there]
