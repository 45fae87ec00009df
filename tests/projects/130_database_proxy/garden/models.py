from peewee import CharField, IntegerField

from garden.base import BaseModel


class Plant(BaseModel):
    name = CharField()
    water = IntegerField(default=0)
