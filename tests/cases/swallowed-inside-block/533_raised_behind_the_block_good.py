"""The errors are noted inside the block, which is rolled back by them, and raised behind it."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction


def sort(media):
    errors = defaultdict(list)
    with transaction.atomic():
        for order, item in enumerate(media):
            item.sort_order = order
            try:
                item.save(update_fields=["sort_order"])
            except DatabaseError as error:
                errors["media"].append(str(error))
    if errors:
        raise ValidationError(errors)


def rename(rows):
    failed = None
    with transaction.atomic():
        for row in rows:
            try:
                row.save()
            except DatabaseError as error:
                failed = error
    if failed is not None:
        raise failed
