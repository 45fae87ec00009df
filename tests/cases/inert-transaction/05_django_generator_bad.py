# A generator function returns before its body runs, so the decorator's transaction is over when the first row is
# written.
from django.db import transaction

from mailing.models import Letter


@transaction.atomic(using="mailing")  # expect: TX107
def send_marks(recipients):
    for recipient in recipients:
        letter = Letter.objects.create(recipient=recipient)
        yield letter.pk
