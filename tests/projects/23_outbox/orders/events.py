# publish() talks to Kafka at once; remember() only adds a row that the relay sends later.
import json

from kafka import KafkaProducer

from orders.models import Outgoing

producer = KafkaProducer(bootstrap_servers="localhost:9092")


def publish(topic, **body):
    producer.send(topic, json.dumps(body).encode())


def remember(session, topic, **body):
    session.add(Outgoing(topic=topic, body=json.dumps(body)))
