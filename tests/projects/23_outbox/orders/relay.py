import time

from sqlalchemy import delete, select

from orders.db import Session
from orders.events import producer
from orders.models import Outgoing


def relay_once():
    with Session() as session:
        rows = session.execute(select(Outgoing.id, Outgoing.topic, Outgoing.body).order_by(Outgoing.id).limit(50)).all()
    for number, topic, body in rows:
        producer.send(topic, body.encode()).get(timeout=10)
        with Session.begin() as session:
            session.execute(delete(Outgoing).where(Outgoing.id == number))
    return len(rows)


def run():
    while True:
        if relay_once() == 0:
            time.sleep(1)
