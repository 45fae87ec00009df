# confluent kafka: as it leaks and loses.
from confluent_kafka import KafkaException, Producer

producer = Producer({"bootstrap.servers": "kafka", "transactional.id": "shop"})
producer.init_transactions()


def send_all(orders):
    producer.begin_transaction()  # expect: TX201
    for order in orders:
        producer.produce("orders", key=order.key, value=order.to_json())
    producer.commit_transaction()


def send_some(orders):
    producer.begin_transaction()  # expect: TX205
    try:
        for order in orders:
            if order.broken:
                return False
            producer.produce("orders", key=order.key, value=order.to_json())
        producer.commit_transaction()
    except KafkaException:
        producer.abort_transaction()
        raise
    return True
