# The pause is an option, which the call takes; and one that is on by itself.
import time

from django.db import transaction

from facility.models import Log


def wipe(pk, slowly=False):
    Log.objects.filter(group=pk).delete()
    if slowly:
        time.sleep(5)


def rest(pk, pause=True):
    Log.objects.filter(group=pk).update(rested=True)
    if pause:
        time.sleep(5)


def delete_group(pk):
    with transaction.atomic():
        wipe(pk, slowly=True)  # expect: TX402


def rest_group(pk):
    with transaction.atomic():
        rest(pk)  # expect: TX402
