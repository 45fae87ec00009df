# kafka: as projects write it, and as it leaks.
from confluent_kafka import Producer

producer = Producer({"bootstrap.servers": "kafka", "transactional.id": "shop"})
producer.init_transactions()


def send_all(events):
    producer.begin_transaction()  # expect: TX201
    for event in events:
        producer.produce("orders", event)
    producer.commit_transaction()
