"""What is called before the request asks nothing of the database: the transaction has not begun on the server."""

import requests
from django.db import models, transaction


class Payment(models.Model):
    state = models.CharField(max_length=20)
    number = models.CharField(max_length=40)

    def is_over(self):
        return self.state in ("paid", "failed")

    @transaction.atomic
    def refresh(self):
        if self.is_over():
            return
        found = requests.get(f"https://pay.example/{self.number}", timeout=20).json()
        self.state = found["state"]
        self.save()
