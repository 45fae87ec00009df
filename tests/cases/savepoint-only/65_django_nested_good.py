# Nested atomic() is meant as a savepoint; the outer block commits.
from django.db import IntegrityError, transaction

from crm.models import Contact


def load(rows):
    with transaction.atomic():
        for row in rows:
            try:
                with transaction.atomic():
                    Contact.objects.create(**row)
            except IntegrityError:
                continue
