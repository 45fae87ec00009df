# The inner atomic() is a savepoint that ends inside suppress(), so the outer transaction stays whole.
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
            with suppress(IntegrityError), db.atomic():
                Shelf.create(label=label)


def add_shelf(label):
    with suppress(IntegrityError):
        with db.atomic():
            Shelf.create(label=label)
