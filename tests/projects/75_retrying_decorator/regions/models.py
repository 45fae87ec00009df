from django.db import models


class Machine(models.Model):
    status = models.CharField(max_length=20)
    power = models.CharField(max_length=5)
    bmc = models.CharField(max_length=100)
