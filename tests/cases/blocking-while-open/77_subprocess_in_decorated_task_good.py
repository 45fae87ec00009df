# Two short transactions round the converter.
import subprocess

from celery import shared_task
from django.db import transaction

from media.models import Clip


@shared_task
def transcode(clip_id):
    with transaction.atomic():
        clip = Clip.objects.select_for_update().get(pk=clip_id)
        clip.state = "running"
        clip.save(update_fields=["state"])
    subprocess.check_call(["ffmpeg", "-i", clip.source, clip.target])
    Clip.objects.filter(pk=clip_id).update(state="done")
