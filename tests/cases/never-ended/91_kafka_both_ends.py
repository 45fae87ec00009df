# confluent-kafka: aborted after an error, also one of the commit itself.
from confluent_kafka import KafkaException, Producer

producer = Producer({"bootstrap.servers": "kafka", "transactional.id": "orders"})
producer.init_transactions()


def announce(orders):
    producer.begin_transaction()
    try:
        for order in orders:
            producer.produce("orders", key=order.id, value=order.text)
        producer.commit_transaction()
    except BaseException:
        producer.abort_transaction()
        raise
