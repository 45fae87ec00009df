from tortoise import fields
from tortoise.models import Model


class Seat(Model):
    id = fields.IntField(primary_key=True)
    taken = fields.BooleanField(default=False)


class Ticket(Model):
    id = fields.IntField(primary_key=True)
    seat = fields.IntField(unique=True)
