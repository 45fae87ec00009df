# DoesNotExist is raised by Django, not by the database: the transaction is sound, and catching it inside
# atomic() is right. The same holds for errors of parsing.
from django.db import transaction

from parts.models import Part, PartLog


@transaction.atomic
def upsert(number, text):
    try:
        part = Part.objects.select_for_update().get(number=number)
    except Part.DoesNotExist:
        part = Part(number=number)
    try:
        part.weight = int(text)
    except ValueError:
        part.weight = None
    part.save()
    PartLog.objects.create(part=part)
    return part
