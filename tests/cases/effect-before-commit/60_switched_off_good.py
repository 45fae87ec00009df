# The first save is told to send nothing yet.
from django.db import models, transaction

from town.tasks import broadcast_task


class Note(models.Model):
    def save(self, *args, broadcast=True, **kwargs):
        super().save(*args, **kwargs)
        if not broadcast:
            return
        transaction.on_commit(lambda: broadcast_task.delay(self.pk))


class Plain(models.Model):
    def save(self, *args, broadcast=True, **kwargs):
        super().save(*args, **kwargs)
        if broadcast:
            broadcast_task.delay(self.pk)  # allow: TX407


class Status(Plain):
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)


def tell(text, people):
    with transaction.atomic():
        status = Status(text=text)
        status.save(broadcast=False)
        status.people.set(people)
    return status


def create(text, people):
    with transaction.atomic():
        note = Plain(text=text)
        note.save(broadcast=False)
        note.people.set(people)
    return note
