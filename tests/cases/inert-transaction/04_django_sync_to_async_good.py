# The async view hands a synchronous function to sync_to_async; the decorator protects that function.
from asgiref.sync import sync_to_async
from django.db import transaction
from django.http import JsonResponse

from fleet.models import Booking, Car


@transaction.atomic
def _book(user, car_id):
    car = Car.objects.select_for_update().get(pk=car_id)
    booking = Booking.objects.create(car=car, driver=user)
    car.free = False
    car.save(update_fields=["free"])
    return booking


async def book(request, car_id):
    booking = await sync_to_async(_book)(request.user, car_id)
    return JsonResponse({"id": booking.pk})
