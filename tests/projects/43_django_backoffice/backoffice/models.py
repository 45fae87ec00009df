from django.db import models


class Parcel(models.Model):
    number = models.CharField(max_length=20, unique=True)
    shipped = models.BooleanField(default=False)


class Event(models.Model):
    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
