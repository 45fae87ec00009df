"""Sent once it is committed, and a view that only reads."""

from functools import partial

from django.db import transaction
from rest_framework import viewsets

from shop.models import Profile
from shop.tasks import count, rename


class ProfileViewSet(viewsets.ModelViewSet):
    queryset = Profile.objects.all()

    def update(self, request, *args, **kwargs):
        with transaction.atomic():
            answer = super().update(request, *args, **kwargs)
            transaction.on_commit(partial(rename.delay, request.user.id))
        return answer

    def retrieve(self, request, *args, **kwargs):
        with transaction.atomic():
            answer = super().retrieve(request, *args, **kwargs)
            count.delay(request.user.id)
        return answer
