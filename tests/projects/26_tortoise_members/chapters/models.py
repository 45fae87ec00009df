from tortoise import fields
from tortoise.models import Model


class Chapter(Model):
    id = fields.IntField(pk=True)
    city = fields.CharField(max_length=80, unique=True)


class Membership(Model):
    id = fields.IntField(pk=True)
    chapter = fields.ForeignKeyField("models.Chapter")
    person = fields.CharField(max_length=80)

    class Meta:
        unique_together = (("chapter", "person"),)
