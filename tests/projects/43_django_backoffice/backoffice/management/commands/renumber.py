from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction

from backoffice.models import Event, Parcel
from backoffice.services import ship


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--prefix", default="P")

    def handle(self, *args, prefix, **options):
        with transaction.atomic():
            for parcel in Parcel.objects.all():
                try:
                    parcel.number = prefix + parcel.number
                    parcel.save()
                except IntegrityError:  # expect: TX401
                    self.stderr.write(f"{parcel.number} is taken")

    def handle_safely(self, prefix):
        for parcel in Parcel.objects.filter(shipped=False):
            try:
                with transaction.atomic():
                    parcel.number = prefix + parcel.number
                    parcel.save()
                    Event.objects.create(parcel=parcel, kind="renumbered")
            except IntegrityError:
                self.stderr.write(f"{parcel.number} is taken")
                continue
            ship(parcel.number)
