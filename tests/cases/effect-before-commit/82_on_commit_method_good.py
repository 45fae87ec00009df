# The method that is handed to on_commit() sends; it is not called inside.
from django.core.mail import send_mail
from django.db import transaction

from events.models import Ticket


class Checkout:
    def __init__(self, ticket):
        self.ticket = ticket

    def _mail(self):
        send_mail("Your ticket", str(self.ticket.pk), None, [self.ticket.email])

    def run(self):
        with transaction.atomic():
            Ticket.objects.filter(pk=self.ticket.pk).update(paid=True)
            transaction.on_commit(self._mail)
