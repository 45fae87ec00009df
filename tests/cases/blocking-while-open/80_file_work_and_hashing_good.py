# Local files, hashes, JSON and templates are no waiting for the network.
import hashlib
import json
import shutil
from pathlib import Path

from django.db import transaction
from django.template.loader import render_to_string

from reports.models import Report


def publish(report_id, folder: Path):
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report_id)
        text = render_to_string("report.html", {"report": report})
        target = folder / f"{report.pk}.html"
        target.write_text(text)
        shutil.copy(target, folder / "latest.html")
        report.digest = hashlib.sha256(text.encode()).hexdigest()
        report.meta = json.dumps({"size": len(text)})
        report.save()
