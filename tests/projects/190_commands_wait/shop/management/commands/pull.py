"""Nobody waits behind a command that has only read; behind one with rows written they do."""

import requests
from django.core.management.base import BaseCommand
from django.db import transaction

from shop.models import Order


class Command(BaseCommand):
    def handle(self, *args, **options):
        self.compare()
        self.mark()

    def compare(self):
        with transaction.atomic():
            for order in Order.objects.filter(paid=False):
                answer = requests.get(f"https://pay.example/{order.pk}", timeout=30)
                self.stdout.write(answer.text)

    def mark(self):
        with transaction.atomic():
            for order in Order.objects.filter(paid=False):
                order.paid = True
                order.save()
                requests.get(f"https://pay.example/{order.pk}", timeout=30)  # expect: TX402
