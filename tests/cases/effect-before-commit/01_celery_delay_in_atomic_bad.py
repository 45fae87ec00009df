# The worker may look for the export before the block has committed, or after it was rolled back.
from django.db import transaction

from exports.models import Export, ExportLine
from exports.tasks import build_export


def request_export(user, rows):
    with transaction.atomic():
        export = Export.objects.create(owner=user)
        build_export.delay(export.pk)  # expect: TX407,TX402
        ExportLine.objects.bulk_create(ExportLine(export=export, row=row) for row in rows)
    return export


@transaction.atomic
def retry_export(export):
    export.state = "new"
    export.save(update_fields=["state"])
    build_export.apply_async(args=[export.pk], countdown=1)  # expect: TX407,TX402
