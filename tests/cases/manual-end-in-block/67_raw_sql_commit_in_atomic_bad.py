# COMMIT as SQL inside atomic(): Django does not know that its transaction is over.
from django.db import connection, transaction


def rebuild():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM ranking")
            cursor.execute("COMMIT")  # expect: TX405
            cursor.execute("INSERT INTO ranking SELECT id, score FROM player")
