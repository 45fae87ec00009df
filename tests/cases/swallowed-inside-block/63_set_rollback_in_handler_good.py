# The handler says that the block must not commit.
import logging

from django.db import DatabaseError, transaction

from stock.models import Movement, Shelf

log = logging.getLogger(__name__)


def move(shelf_id, amount):
    with transaction.atomic():
        try:
            Movement.objects.create(shelf_id=shelf_id, amount=amount)
            Shelf.objects.filter(pk=shelf_id).update(dirty=True)
        except DatabaseError:
            log.exception("movement of shelf %s", shelf_id)
            transaction.set_rollback(True)
            return False
    return True
