# An outbox row inside, the event after the block.
import json

from confluent_kafka import Producer
from sqlalchemy import create_engine, insert

from orders.tables import orders, outbox

producer = Producer({"bootstrap.servers": "kafka:9092"})
engine = create_engine("postgresql://orders@db/orders")


def place(order):
    with engine.begin() as conn:
        conn.execute(insert(orders).values(id=order["id"], total=order["total"]))
        conn.execute(insert(outbox).values(topic="orders", body=json.dumps(order)))
    producer.produce("orders", json.dumps(order).encode(), key=order["id"])
