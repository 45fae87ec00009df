# atomic as the decorator of a coroutine function wraps the call that creates the coroutine, not its run: the body is
# not in a transaction.
from django.db import transaction
from django.http import JsonResponse

from fleet.models import Booking, Car


@transaction.atomic  # expect: TX107
async def book(request, car_id):
    car = await Car.objects.aget(pk=car_id)
    booking = await Booking.objects.acreate(car=car, driver=request.user)
    await Car.objects.filter(pk=car_id).aupdate(free=False)
    return JsonResponse({"id": booking.pk})
