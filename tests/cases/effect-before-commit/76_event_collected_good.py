# Events are collected inside and published behind the block.
import json

import pika
from sqlalchemy.orm import Session

from hr.models import Person


def hire(session: Session, channel: pika.adapters.blocking_connection.BlockingChannel, names):
    events = []
    with session.begin():
        for name in names:
            person = Person(name=name)
            session.add(person)
            session.flush()
            events.append({"hired": person.id})
    for event in events:
        channel.basic_publish(exchange="hr", routing_key="hired", body=json.dumps(event))
