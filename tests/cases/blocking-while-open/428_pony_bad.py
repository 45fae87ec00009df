# pony: as projects write it, and as it leaks.
import requests
from pony.orm import Database, Required, db_session

db = Database()


class Order(db.Entity):
    item = Required(str)


@db_session
def place(item):
    order = Order(item=item)
    order.flush()
    requests.post("https://pay.example/charge", json={"order": order.id}, timeout=5)  # expect: TX402
