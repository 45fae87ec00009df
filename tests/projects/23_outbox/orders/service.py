from .db import Session
from .events import publish, remember
from .models import Order


def place(customer):
    with Session.begin() as session:
        order = Order(customer=customer)
        session.add(order)
        session.flush()
        publish("orders", order=order.id)  # expect: TX407,TX402
    return order


def cancel(order_id):
    with Session.begin() as session:
        order = session.get_one(Order, order_id)
        order.state = "cancelled"
        remember(session, "orders", order=order_id, state="cancelled")


def ship(order_id):
    with Session.begin() as session:
        order = session.get_one(Order, order_id)
        order.state = "shipped"
    publish("orders", order=order_id, state="shipped")
