# pony: as projects write it.
import requests
from pony.orm import Database, Required, db_session, select

db = Database()


class Order(db.Entity):
    item = Required(str)


def place(item):
    with db_session:
        order = Order(item=item)
        order.flush()
        number = order.id
    requests.post("https://pay.example/charge", json={"order": number}, timeout=5)


@db_session
def names():
    return select(o.item for o in Order)[:]
