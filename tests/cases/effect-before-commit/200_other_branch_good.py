# The write stands on the other way: what is sent here is followed by the answer.
from django.conf import settings
from django.db import transaction
from django.http import JsonResponse

from imports.models import Dump
from imports.tasks import load


@transaction.atomic
def upload(request):
    if settings.QUEUE:
        task = load.delay(request.body)
        return JsonResponse({"id": task.id})
    dump = Dump.objects.create(text=request.body)
    return JsonResponse({"id": dump.pk})
