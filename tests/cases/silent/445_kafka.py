# kafka: as projects write it.
from confluent_kafka import Consumer, KafkaException, Producer

producer = Producer({"bootstrap.servers": "kafka", "transactional.id": "shop"})
consumer = Consumer({"bootstrap.servers": "kafka", "group.id": "shop"})
producer.init_transactions()


def send_all(events):
    producer.begin_transaction()
    try:
        for event in events:
            producer.produce("orders", event)
        producer.commit_transaction()
    except BaseException:
        producer.abort_transaction()
        raise


def consume():
    message = consumer.poll(1.0)
    if message is not None and message.error() is None:
        consumer.commit(message)
