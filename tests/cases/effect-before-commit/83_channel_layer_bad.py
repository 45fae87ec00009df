# The group is told before the message row is visible.
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

from chat.models import Message, Room


def post(room_id, text):
    layer = get_channel_layer()
    with transaction.atomic():
        message = Message.objects.create(room_id=room_id, text=text)
        Room.objects.filter(pk=room_id).update(last=message)
        async_to_sync(layer.group_send)(f"room-{room_id}", {"type": "new", "id": message.pk})  # expect: TX407
