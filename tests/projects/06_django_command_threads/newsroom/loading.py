# Work for the threads of a management command: nobody ends their connections for them.
from django.db import connection, transaction

from newsroom.models import Story


def store(feed, entries):
    transaction.set_autocommit(False)  # expect: TX201
    for entry in entries:
        Story.objects.create(feed=feed, title=entry["title"])
    transaction.commit()
    transaction.set_autocommit(True)
    connection.close()


def store_safely(feed, entries):
    try:
        transaction.set_autocommit(False)
        try:
            for entry in entries:
                Story.objects.create(feed=feed, title=entry["title"])
            transaction.commit()
        except BaseException:
            transaction.rollback()
            raise
        finally:
            transaction.set_autocommit(True)
    finally:
        connection.close()


def count_failure(feed):
    with transaction.atomic():
        feed.failed += 1
        feed.save(update_fields=["failed"])
    connection.close()
