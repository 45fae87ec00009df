# confluent kafka: begun, ended and closed as it should be.
from confluent_kafka import Consumer, KafkaException, Producer

producer = Producer({"bootstrap.servers": "kafka", "transactional.id": "shop"})
producer.init_transactions()


def send_all(orders):
    producer.begin_transaction()
    try:
        for order in orders:
            producer.produce("orders", key=order.key, value=order.to_json())
        producer.commit_transaction()
    except BaseException:
        producer.abort_transaction()
        raise


def consume(settings, handle):
    consumer = Consumer(settings)
    consumer.subscribe(["orders"])
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None or message.error():
                continue
            handle(message)
            consumer.commit(message)
    finally:
        consumer.close()


def plain(settings, rows):
    own = Producer(settings)
    for row in rows:
        own.produce("rows", row)
    own.flush()
