# pony: as it leaks and loses.
import requests
from pony.orm import Database, PrimaryKey, Required, commit, db_session

db = Database()


class Order(db.Entity):
    id = PrimaryKey(int, auto=True)
    state = Required(str)


@db_session
def capture(order_id):
    order = Order.get_for_update(id=order_id)
    order.state = "captured"
    requests.post("https://pay.example/capture", json={"id": order_id})  # expect: TX402
    commit()
