# The card is charged while the booking row is locked; a rollback would not give the money back.
import stripe
from django.db import transaction

from rooms.models import Booking


def pay(booking_id, token):
    with transaction.atomic():
        booking = Booking.objects.select_for_update().get(pk=booking_id)
        charge = stripe.Charge.create(amount=booking.cents, currency="eur", source=token)  # expect: TX402,TX407
        booking.charge = charge.id
        booking.save(update_fields=["charge"])
