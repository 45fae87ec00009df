# A Celery task under @transaction.atomic runs a converter.
import subprocess

from celery import shared_task
from django.db import transaction

from media.models import Clip


@shared_task
@transaction.atomic
def transcode(clip_id):
    clip = Clip.objects.select_for_update().get(pk=clip_id)
    clip.state = "running"
    clip.save(update_fields=["state"])
    subprocess.check_call(["ffmpeg", "-i", clip.source, clip.target])  # expect: TX402
    clip.state = "done"
    clip.save(update_fields=["state"])
