# pony: begun, ended and closed as it should be.
import requests
from pony.orm import Database, PrimaryKey, Required, db_session

db = Database()


class Order(db.Entity):
    id = PrimaryKey(int, auto=True)
    state = Required(str)


def capture(order_id):
    answer = requests.post("https://pay.example/capture", json={"id": order_id})
    with db_session:
        order = Order.get_for_update(id=order_id)
        order.state = "captured" if answer.ok else "failed"


@db_session(retry=3)
def cancel(order_id):
    Order[order_id].state = "cancelled"
