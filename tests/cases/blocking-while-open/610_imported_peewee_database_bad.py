# Nothing of peewee is imported but the project's own database and model.
import requests

from app.models import Order, db


def pay(order_id):
    with db.atomic():
        order = Order.get_by_id(order_id)
        order.state = "paid"
        order.save()
        requests.post("https://shop.example.org/paid", json={"order": order_id}, timeout=10)  # expect: TX402


@db.atomic()
def cancel(order_id):
    order = Order.get_by_id(order_id)
    order.state = "cancelled"
    order.save()
    requests.post("https://shop.example.org/cancelled", json={"order": order_id}, timeout=10)  # expect: TX402
