# A viewset's method under atomic posts to a partner through a module of helpers with a session of its own.
import requests
from django.db import transaction
from rest_framework import viewsets
from rest_framework.response import Response

from partner.models import Delivery

http = requests.Session()


def announce(delivery):
    answer = http.post("https://partner.example/deliveries", json={"id": delivery.pk}, timeout=10)
    answer.raise_for_status()
    return answer.json()["ref"]


class DeliveryViewSet(viewsets.ModelViewSet):
    queryset = Delivery.objects.all()

    @transaction.atomic
    def perform_create(self, serializer):
        delivery = serializer.save()
        delivery.ref = announce(delivery)  # expect: TX402,TX407
        delivery.save(update_fields=["ref"])
        return Response({"ref": delivery.ref})
