# commit(), send() and begin_transaction() of a Kafka consumer and producer, and a queue of threads, are no
# database's.
import queue

from confluent_kafka import Consumer, Producer


def relay(consumer: Consumer, producer: Producer, errors: queue.Queue) -> None:
    message = consumer.poll(1.0)
    if message is None:
        return
    if message.error():
        errors.put(message.error())
        return
    producer.produce("copy", message.value())
    producer.flush()
    consumer.commit(message)
