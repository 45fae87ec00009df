# A Kafka consumer commits offsets; a failing offset commit is ignored on purpose, the next one includes it.
from kafka import KafkaConsumer
from kafka.errors import CommitFailedError


def follow(topic, servers, handle):
    consumer = KafkaConsumer(topic, bootstrap_servers=servers, enable_auto_commit=False)
    for record in consumer:
        handle(record.value)
        try:
            consumer.commit()
        except CommitFailedError:
            pass
