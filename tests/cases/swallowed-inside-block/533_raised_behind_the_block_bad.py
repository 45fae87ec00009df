"""The errors are noted, and nothing but a log ever hears of them."""

import logging

from django.db import DatabaseError, transaction


def sort(media):
    errors = []
    with transaction.atomic():
        for order, item in enumerate(media):
            item.sort_order = order
            try:
                item.save(update_fields=["sort_order"])
            except DatabaseError as error:  # expect: TX401
                errors.append(str(error))
    if errors:
        logging.warning("not sorted: %s", errors)
