# A manager of the project yields inside an atomic block, with something that measures between the two.
from contextlib import contextmanager

from django.db import transaction

from shop.models import Line
from shop.tasks import recalculate
from tracing import tracer


@contextmanager
def traced_atomic():
    with transaction.atomic():
        with tracer.start_as_current_span("transaction") as span:
            span.set_attribute("component", "orm")
            yield


@contextmanager
def traced():
    with tracer.start_as_current_span("work"):
        yield


def remove(pks):
    with traced_atomic():
        Line.objects.filter(pk__in=pks).delete()
        recalculate.delay(list(pks))  # expect: TX407


def remove_at_once(pks):
    with traced():
        Line.objects.filter(pk__in=pks).delete()
        recalculate.delay(list(pks))


def remove_first(pks):
    with traced_atomic():
        Line.objects.filter(pk__in=pks).delete()
    recalculate.delay(list(pks))
