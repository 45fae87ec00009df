import requests

from stall.models import Item, db


def rename(pk, name):
    with db.atomic():
        Item.update(name=name).where(Item.id == pk).execute()
        requests.post("https://a.example", timeout=3)  # expect: TX402


def manual(pk):
    db.begin()  # expect: TX201
    Item.delete().where(Item.id == pk).execute()
    db.commit()


def swallow(pk):
    with db.atomic():
        for other in (pk, pk + 1):
            try:
                Item.create(id=other, name="x")
            except Exception:  # expect: TX401,TX204
                pass


def right(pk):
    with db.connection_context(), db.atomic():
        Item.delete().where(Item.id == pk).execute()
