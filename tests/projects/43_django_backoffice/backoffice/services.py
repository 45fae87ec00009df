from django.db import transaction

from backoffice.events import emit, emit_later
from backoffice.models import Event, Parcel


@transaction.atomic
def ship(number):
    parcel = Parcel.objects.select_for_update().get(number=number)
    parcel.shipped = True
    parcel.save()
    emit("shipped", parcel=parcel.pk)  # expect: TX407
    Event.objects.create(parcel=parcel, kind="shipped")


@transaction.atomic
def give_back(number):
    parcel = Parcel.objects.select_for_update().get(number=number)
    parcel.shipped = False
    parcel.save()
    emit_later("given_back", parcel=parcel.pk)
    Event.objects.create(parcel=parcel, kind="given back")


def lose(number):
    with transaction.atomic():
        parcel = Parcel.objects.get(number=number)
        Event.objects.create(parcel=parcel, kind="lost")
    emit("lost", parcel=parcel.pk)
