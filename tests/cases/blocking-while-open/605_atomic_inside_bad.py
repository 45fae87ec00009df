"""The inner method has a transaction of its own, and is told of; the outer one calls it."""

import requests
from django.db import models, transaction


class Recipe(models.Model):
    name = models.CharField(max_length=40)
    signature = models.CharField(max_length=400)

    @transaction.atomic
    def store(self):
        self.save()
        self.signature = requests.post("https://sign.example/", json={"name": self.name}, timeout=20).text  # expect: TX402
        self.save()

    @transaction.atomic
    def rename(self, name):
        self.name = name
        self.save()
        self.store()
