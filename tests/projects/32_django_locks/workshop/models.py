from django.db import models


class Repair(models.Model):
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, default="new")


class Part(models.Model):
    repair = models.ForeignKey(Repair, on_delete=models.CASCADE)
    sku = models.CharField(max_length=20)

    class Meta:
        unique_together = [("repair", "sku")]
