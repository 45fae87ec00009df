# `manage.py runscript seed` runs it: the person who started it is asked, with nothing locked.
from django.db import transaction

from hub.models import Host


def may_go_on():
    if Host.objects.exists():
        return input("There are hosts. Go on? ") == "yes"
    return True


def run(*args):
    with transaction.atomic():
        if not may_go_on():
            return
        Host.objects.create(name="seed")
