# The savepoints of a transaction that is run by hand, and that is committed at its end.
from django.db import IntegrityError, transaction

from import_.models import Line


def import_lines(lines):
    skipped = 0
    transaction.set_autocommit(False)
    try:
        for number, line in enumerate(lines):
            try:
                with transaction.atomic():
                    Line.objects.create(number=number, text=line)
            except IntegrityError:
                skipped += 1
        transaction.commit()
    except BaseException:
        transaction.rollback()
        raise
    finally:
        transaction.set_autocommit(True)
    return skipped
