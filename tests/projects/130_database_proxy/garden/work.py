import logging
import time

from peewee import IntegrityError

from garden.base import db
from garden.models import Plant

log = logging.getLogger(__name__)


def plant(names):
    with db.atomic():
        for name in names:
            try:
                Plant.create(name=name)
            except IntegrityError:  # todo: TX401
                log.warning("%s exists", name)


def plant_each(names):
    with db.atomic():
        for name in names:
            try:
                with db.atomic():
                    Plant.create(name=name)
            except IntegrityError:
                log.warning("%s exists", name)


def water(name):
    with db.atomic():
        Plant.update(water=Plant.water + 1).where(Plant.name == name).execute()
        time.sleep(3)  # expect: TX402


def uproot(name):
    db.begin()  # expect: TX201
    Plant.delete().where(Plant.name == name).execute()
    db.commit()


@db.atomic()
def rename(old, new):
    Plant.update(name=new).where(Plant.name == old).execute()
