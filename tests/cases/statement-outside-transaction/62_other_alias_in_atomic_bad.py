# atomic(using=...) protects one database; a connection of the default alias autocommits.
from django.db import connections, transaction


def renumber(rows):
    with transaction.atomic(using="ledger"):
        with connections["ledger"].cursor() as cursor:
            for old, new in rows:
                cursor.execute("UPDATE entry SET number = %s WHERE number = %s", [new, old])
        with connections["default"].cursor() as cursor:
            cursor.execute("UPDATE settings SET numbered = true")  # allow: TX408
