# What the helper writes and sends at once is right by itself; inside of a transaction it sends too early.
from functools import partial

from django.db import transaction

from shop.models import Group, Host
from shop.tasks import count


def drop(group):
    Host.objects.filter(group=group).delete()
    count.delay(group.pk)


def drop_in_time(group):
    Host.objects.filter(group=group).delete()
    transaction.on_commit(partial(count.delay, group.pk))


def count_before(group):
    count.delay(group.pk)
    Host.objects.filter(group=group).delete()


@transaction.atomic
def drop_all(pk):
    for group in Group.objects.filter(parent=pk):
        drop(group)  # expect: TX407
        drop_in_time(group)


@transaction.atomic
def drop_here(group):
    def mark():
        Host.objects.filter(group=group).delete()
        count.delay(group.pk)

    mark()  # expect: TX407


def drop_without(pk):
    for group in Group.objects.filter(parent=pk):
        drop(group)
