# future.result() while the row is locked.
from concurrent.futures import ProcessPoolExecutor

from django.db import transaction

from video.encode import encode
from video.models import Clip

executor = ProcessPoolExecutor(2)


def process(clip_id):
    with transaction.atomic():
        clip = Clip.objects.select_for_update().get(pk=clip_id)
        future = executor.submit(encode, clip.path)
        clip.size = future.result()  # expect: TX402
        clip.save()
