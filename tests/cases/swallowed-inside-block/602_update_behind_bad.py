"""The statement behind the clause is of the same block, and is refused after an error."""

import logging

from django.db import transaction

from hub.models import Run, Task

log = logging.getLogger(__name__)


def sent(name: str, now) -> None:
    with transaction.atomic():
        try:
            Run.objects.create(name=name)
        except Exception as error:  # expect: TX401
            log.error("no run of %s: %s", name, error)
        Task.objects.filter(name=name).update(sent=now)
