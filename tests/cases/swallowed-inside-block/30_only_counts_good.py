"""A block that only reads has nothing to lose when its query is interrupted."""

from django.db import DatabaseError, OperationalError, transaction

from events.models import Event, Prefix


def progress(storage):
    total = todo = "many"
    with transaction.atomic():
        try:
            total = Event.objects.all().count()
            todo = Event.objects.exclude(storage_backend=storage).count()
        except OperationalError as error:
            if error.args[0] != "interrupted":
                raise
    print(f"{todo} of {total}")


@transaction.atomic
def prefix_of(address):
    try:
        return Prefix.objects.select_related().extra(where=["%s << net"], params=[address])[0]
    except (IndexError, DatabaseError):
        return None
