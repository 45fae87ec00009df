# The consumer waits for its next message inside the transaction that the ones before it are written in.
import json

from confluent_kafka import Consumer
from sqlalchemy import create_engine, insert

from sink.tables import events

engine = create_engine("postgresql+psycopg://sink@db/sink", pool_recycle=1800)


def consume(consumer: Consumer, size=500):
    batch = []
    for _ in range(size):
        message = consumer.poll(1.0)
        if message is None or message.error():
            continue
        batch.append(json.loads(message.value()))
    with engine.begin() as conn:
        conn.execute(insert(events), batch)
    consumer.commit(asynchronous=False)
