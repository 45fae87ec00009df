# set_autocommit(False) in a command, to hold a lock; nobody commits or switches back.
from django.db import transaction

from shop.models import Lock


def hold(name):
    transaction.set_autocommit(False)  # expect: TX203
    return Lock.objects.select_for_update().get(name=name)
