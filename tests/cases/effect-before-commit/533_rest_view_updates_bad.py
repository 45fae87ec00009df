"""The view's update() saves the row, and the worker reads it before the commit."""

from django.db import transaction
from rest_framework import viewsets

from shop.models import Profile
from shop.tasks import rename, welcome


class ProfileViewSet(viewsets.ModelViewSet):
    queryset = Profile.objects.all()

    def update(self, request, *args, **kwargs):
        with transaction.atomic():
            answer = super().update(request, *args, **kwargs)
            rename.delay(request.user.id)  # expect: TX407
        return answer

    def create(self, request, *args, **kwargs):
        with transaction.atomic():
            answer = super().create(request, *args, **kwargs)
            welcome.delay(answer.data["id"])  # expect: TX407
        return answer
