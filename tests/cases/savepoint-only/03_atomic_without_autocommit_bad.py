# With autocommit switched off Django's outermost atomic() is a savepoint: the rows are gone when the
# connection is closed.
from django.db import connection, transaction

from import_.models import Line


def import_lines(lines):
    transaction.set_autocommit(False)  # allow: TX201,TX203
    try:
        for number, line in enumerate(lines):
            with transaction.atomic():  # expect: TX406
                Line.objects.create(number=number, text=line)  # allow: TX403
    finally:
        connection.close()
