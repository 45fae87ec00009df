# contextlib.suppress is a swallow as well: on PostgreSQL peewee's atomic() then ends with nothing stored.
from contextlib import suppress

from peewee import CharField, IntegrityError, Model, PostgresqlDatabase

db = PostgresqlDatabase("library")


class Shelf(Model):
    label = CharField(unique=True)

    class Meta:
        database = db


def add_shelves(labels):
    with db.atomic():
        for label in labels:
            with suppress(IntegrityError):  # expect: TX401
                Shelf.create(label=label)
