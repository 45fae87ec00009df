# on_commit(), delay_on_commit(), or the call after the block.
from functools import partial

from django.db import transaction

from exports.models import Export, ExportLine
from exports.tasks import build_export


def request_export(user, rows):
    with transaction.atomic():
        export = Export.objects.create(owner=user)
        transaction.on_commit(partial(build_export.delay, export.pk))
        ExportLine.objects.bulk_create(ExportLine(export=export, row=row) for row in rows)
    return export


@transaction.atomic
def retry_export(export):
    export.state = "new"
    export.save(update_fields=["state"])
    build_export.delay_on_commit(export.pk)


def rename_export(export, name):
    with transaction.atomic():
        export.name = name
        export.save()
    build_export.delay(export.pk)


@transaction.atomic
def repeat_export(export):
    export.state = "new"
    export.save(update_fields=["state"])

    def enqueue():
        build_export.delay(export.pk)

    transaction.on_commit(enqueue)
