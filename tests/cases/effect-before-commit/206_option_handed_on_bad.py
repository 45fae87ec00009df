# The option comes through `**kwargs`, where the call that takes it stands.
from django.db import models, transaction

from feed.tasks import broadcast


class Sends(models.Model):
    def save(self, *args, created=False, **kwargs):
        super().save(*args, **kwargs)
        if created:
            broadcast.delay(self.pk)


class Status(Sends):
    def save(self, *args, **kwargs):
        self.text = self.text.strip()
        super().save(*args, **kwargs)


def post(text):
    with transaction.atomic():
        status = Status(text=text)
        status.save()
        status.save(created=True)  # expect: TX407
    return status
