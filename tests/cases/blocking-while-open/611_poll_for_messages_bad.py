# The consumer waits for its next message inside the transaction that the ones before it are written in.
import json

from confluent_kafka import Consumer
from sqlalchemy import create_engine, insert

from sink.tables import events

engine = create_engine("postgresql+psycopg://sink@db/sink", pool_recycle=1800)


def consume(consumer: Consumer, size=500):
    with engine.begin() as conn:
        for _ in range(size):
            message = consumer.poll(1.0)  # expect: TX402
            if message is None or message.error():
                continue
            conn.execute(insert(events).values(json.loads(message.value())))
    consumer.commit(asynchronous=False)
