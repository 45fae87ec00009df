# confluent-kafka: begun, and neither committed nor aborted: readers of committed messages wait for the timeout.
from confluent_kafka import Producer

producer = Producer({"bootstrap.servers": "kafka", "transactional.id": "orders"})
producer.init_transactions()


def announce(orders):
    producer.begin_transaction()  # expect: TX203
    for order in orders:
        producer.produce("orders", key=order.id, value=order.text)
    producer.flush()
