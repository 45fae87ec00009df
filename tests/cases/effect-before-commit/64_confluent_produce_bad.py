# The event is out before the row; a rollback cannot call it back.
import json

from confluent_kafka import Producer
from sqlalchemy import create_engine, insert

from orders.tables import orders

producer = Producer({"bootstrap.servers": "kafka:9092"})
engine = create_engine("postgresql://orders@db/orders")


def place(order):
    with engine.begin() as conn:
        conn.execute(insert(orders).values(id=order["id"], total=order["total"]))
        producer.produce("orders", json.dumps(order).encode(), key=order["id"])  # expect: TX407
