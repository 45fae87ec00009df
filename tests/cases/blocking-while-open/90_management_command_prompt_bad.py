# The operator is asked with the table locked.
from django.core.management.base import BaseCommand
from django.db import connection, transaction


class Command(BaseCommand):
    def handle(self, *args, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE invoice IN EXCLUSIVE MODE")
            cursor.execute("DELETE FROM invoice WHERE draft")
            answer = input(f"delete {cursor.rowcount} drafts? ")  # expect: TX402
            if answer != "y":
                transaction.set_rollback(True)
