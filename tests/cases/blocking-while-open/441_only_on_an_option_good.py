# The pause is an option that is off: no call here asks for it.
import time

from django.db import transaction

from facility.models import Group, Log


class Deletion:
    def __init__(self, querysets, pause=None):
        self.querysets = querysets
        self.pause = pause

    def delete(self):
        for queryset in self.querysets:
            queryset.delete()
            if self.pause is not None:
                time.sleep(self.pause)


def wipe(pk, slowly=False):
    Log.objects.filter(group=pk).delete()
    if slowly:
        time.sleep(5)


def delete_group(pk):
    with transaction.atomic():
        Deletion([Log.objects.filter(group=pk), Group.objects.filter(pk=pk)]).delete()
        wipe(pk)
